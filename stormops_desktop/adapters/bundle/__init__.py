"""Work in one sealed file, to be carried to another laptop."""
