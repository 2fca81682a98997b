"""The viewer: one photo upright with its marks, and everything known of it."""
