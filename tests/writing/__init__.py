"""The one way to write, and the history that it leaves."""
