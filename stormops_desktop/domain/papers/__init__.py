"""Papers a customer signs: what they say, how they are signed, and the chain that holds them together."""
