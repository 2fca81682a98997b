"""Who is who, in the replica."""
