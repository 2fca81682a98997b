"""Questions of the import to the replica."""
