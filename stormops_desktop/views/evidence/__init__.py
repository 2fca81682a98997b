"""The evidence page, and the questions that a visit is asked."""
