"""Storm evidence and addresses from files, and what follows from them."""
