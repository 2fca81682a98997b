"""The photo page: gallery, ways in, labels."""
