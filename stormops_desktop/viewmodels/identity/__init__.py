"""Identity: who is who, on screen."""
