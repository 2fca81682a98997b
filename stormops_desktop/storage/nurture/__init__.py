"""The nurture list and its sequences."""
