"""A crew's day."""
