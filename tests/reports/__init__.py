"""What is handed out, read back: texts, directions, pages, tags."""
