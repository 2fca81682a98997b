"""What can go wrong with a photo file.

PhotoError
  PhotoRefused          the file is no usable picture; it goes to quarantine with `reason`
  PhotoUnreadable       the file could not be read just now (card pulled, no permission): try again
  PhotoStoreError       the photo store on this machine
    PhotoStoreFull      the disk is full: nothing was kept of this photo, everything before it is
    PhotoMissing        the store has no such photo
    PhotoDamaged        a kept photo is not what was put in: changed, cut short, or another key's
"""

from enum import StrEnum


class PhotoError(Exception):
    """`str(error)` is a sentence for the person at the screen."""


class Reason(StrEnum):
    """Why a file is in quarantine."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    NOT_A_PICTURE = "not_a_picture"
    KIND_NOT_TAKEN = "kind_not_taken"
    TOO_MANY_PIXELS = "too_many_pixels"
    DAMAGED = "damaged"


class PhotoRefused(PhotoError):  # noqa: N818 - reads as the sentence it is
    """Attributes: reason, a code for filters and reports."""

    def __init__(self, reason: Reason, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = reason


class PhotoUnreadable(PhotoError):  # noqa: N818
    pass


class PhotoStoreError(PhotoError):
    pass


class PhotoStoreFull(PhotoStoreError):  # noqa: N818
    pass


class PhotoMissing(PhotoStoreError):  # noqa: N818
    pass


class PhotoDamaged(PhotoStoreError):  # noqa: N818
    pass
