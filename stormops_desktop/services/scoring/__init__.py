"""The play score of a storm, with the rows behind it."""
