"""The Office pages beside Sync: ready for the field, close-out, photos and data."""
