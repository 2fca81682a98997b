"""Values that say who somebody is, sealed."""
