"""What can be wrong with a whole file of addresses."""

from stormops_desktop.domain.storms.errors import StormFileError


class IntakeFileError(StormFileError):
    """`str(error)` is shown as it is; nothing of the file was taken."""
