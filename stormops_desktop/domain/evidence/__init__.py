"""What photos prove: where, when, which slope, and what is still missing."""
