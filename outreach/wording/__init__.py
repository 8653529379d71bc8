"""What rows are called for a reader: titles that say the finding, lines and cells, in the reader's language."""
