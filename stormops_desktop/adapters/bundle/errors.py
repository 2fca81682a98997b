"""What can go wrong with a bundle. Each sentence says what is still safe and what to do.

BundleError
  BundleUnwritable    the stick is full, was pulled out, or can't be written
  BundleUnreadable    the stick was pulled out, or the file is not there
  NotABundle          some other file, or one of a later version
  WrongPassphrase     the words do not open it
  BundleDamaged       cut short or changed after it was made
"""


class BundleError(Exception):
    """`str(error)` is a sentence for the person at the screen."""


class BundleUnwritable(BundleError):  # noqa: N818 - reads as the sentence it is
    pass


class BundleUnreadable(BundleError):  # noqa: N818
    pass


class NotABundle(BundleError):  # noqa: N818
    pass


class WrongPassphrase(BundleError):  # noqa: N818
    pass


class BundleDamaged(BundleError):  # noqa: N818
    pass
