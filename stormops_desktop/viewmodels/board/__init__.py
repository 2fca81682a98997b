"""The board of jobs by status."""
