"""Where things lie on the map, and which are near: pure geometry."""
