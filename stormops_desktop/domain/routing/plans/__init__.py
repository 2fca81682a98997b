"""A storm's plan on the planner's desk: values, edits, figures. Nothing of it is published yet."""
