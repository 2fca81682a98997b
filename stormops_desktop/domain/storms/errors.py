"""What can be wrong with a whole storm file.

StormFileError      a sentence for the user; nothing of the file was taken
  NotAStormFile     a web page, another table, or nothing at all
  CutShort          the file ends in the middle of a row
"""


class StormFileError(Exception):
    """`str(error)` is shown as it is."""


class NotAStormFile(StormFileError):  # noqa: N818 - reads as the sentence it is
    """A web page, another table, or nothing at all."""


class CutShort(StormFileError):  # noqa: N818
    """The file ends in the middle of a row."""
