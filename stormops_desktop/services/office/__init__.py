"""Is it safe, is all here for the field, and what goes over which link."""
