"""What worked, for whom, and how sure that is."""
