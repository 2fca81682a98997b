"""What makes attribution impossible."""


class AttributionError(ValueError):
    """Input from which no credit can be told; the message says what is wrong with it."""
