"""The six phases of a storm: what is done, what is missing, and why."""
