"""The photo page: a job's photos, what comes in, and where it goes."""
