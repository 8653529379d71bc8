"""The working-day clock: against cases worked out by hand, and against a slow and obvious second implementation."""
