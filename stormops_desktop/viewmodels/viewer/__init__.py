"""One photo: what is drawn on it, and what is said beside it."""
