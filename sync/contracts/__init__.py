"""What both ends of the wire agree on: shapes, names and the mechanics of folding, but no rules."""
