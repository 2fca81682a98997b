"""The score's house states, counts and drill-downs."""
