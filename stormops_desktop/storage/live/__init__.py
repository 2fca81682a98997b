"""Where the replica stands, beside what is told live."""
