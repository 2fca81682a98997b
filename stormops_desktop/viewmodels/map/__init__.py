"""State of the map."""
