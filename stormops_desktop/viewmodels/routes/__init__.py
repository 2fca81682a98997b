"""State of the planner's desk."""
