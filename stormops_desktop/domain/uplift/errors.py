"""What makes learning impossible."""


class UpliftError(ValueError):
    """A trial from which nothing can be learnt; the message says why."""
