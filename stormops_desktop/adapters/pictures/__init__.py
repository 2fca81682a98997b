"""Pictures that are made for paper: a map of where photos were taken, and copies with their marks."""
