"""What makes linking impossible."""


class IdentityError(ValueError):
    """Input that can't be linked; the message says what is wrong with it."""
