"""State and commands of the screens, on QtCore only."""
