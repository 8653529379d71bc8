"""What staff enter by form: what was filled in, what is wrong with it, the draft of it, and the row that it becomes."""
