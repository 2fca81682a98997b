"""What can be wrong with the counts of a score."""


class ScoreError(ValueError):
    """Counts that can't be counts; the message names them and says what to do."""
