"""The papers page: list, pages as pictures, the signature field, what to do with a sealed paper."""
