"""Charts by own painter, each with its table."""
