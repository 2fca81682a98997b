"""Addresses, parcels and leads from files, and what kind of file one is."""
