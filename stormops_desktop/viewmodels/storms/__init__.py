"""Storm evidence and houses from files."""
