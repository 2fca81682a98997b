"""Routes: cutting them, changing them by hand, publishing them, and what their crews make of them."""
