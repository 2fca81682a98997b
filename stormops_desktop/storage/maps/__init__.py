"""What the map shows, read in columns."""
