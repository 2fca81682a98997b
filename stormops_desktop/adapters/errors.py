"""What can go wrong with keys on this machine.

VaultError
  WrongSecret      the passphrase, or the keyring's key, does not open the vault
  KeyMissing       the keyring has no key for a vault that exists
  KeyringTrouble   the keyring refused or is locked
"""


class VaultError(Exception):
    """`str(error)` is a sentence for the person at the screen."""


class WrongSecret(VaultError):  # noqa: N818 - reads as the sentence it is
    pass


class KeyMissing(VaultError):  # noqa: N818
    pass


class KeyringTrouble(VaultError):  # noqa: N818
    pass
