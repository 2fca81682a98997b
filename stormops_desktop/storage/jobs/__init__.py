"""What of a job is read beside its page: its past, what comes due, what a verb must know."""
