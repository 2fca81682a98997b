"""Routes, plan versions and plans that nobody published yet, in the replica."""
