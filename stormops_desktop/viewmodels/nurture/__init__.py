"""The unconverted houses of high uplift, and what is scheduled for them."""
