"""The badge that says how new the numbers are, and the crews' progress."""
