"""The planner's desk on screen."""
