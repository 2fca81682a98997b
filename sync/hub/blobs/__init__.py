"""Photo files: taken in pieces, kept once they were read back, given to who may see the photo."""
