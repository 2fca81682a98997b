"""Around a visit: its history in words, what comes due."""
