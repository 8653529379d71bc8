"""Speed and memory, as ratios to something known that runs on the same machine in the same minute."""
