"""How new the numbers are."""
