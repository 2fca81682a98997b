"""What people did and what came of it."""
