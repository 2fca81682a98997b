"""The Qt composition root."""
