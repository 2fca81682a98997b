"""What makes an experiment impossible."""


class ExperimentError(ValueError):
    """A design or counts that can't be; the message says what to change."""
