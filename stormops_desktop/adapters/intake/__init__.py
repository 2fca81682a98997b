"""Files to import: their bytes, unpacked, and rasters."""
