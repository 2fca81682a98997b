"""What a person did and what came of it."""
