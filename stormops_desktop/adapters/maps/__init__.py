"""Map packs on disk."""
