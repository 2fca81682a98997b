"""Work off the GUI thread and back."""
