"""The papers page: what is signed, what is being signed, and what leaves the house."""
