"""The weekly meeting: which week it is, the pack that is made of it, how that is frozen, and what changed since."""
