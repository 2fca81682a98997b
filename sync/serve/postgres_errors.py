"""What can go wrong with the embedded database, in words for the person who runs the hub.

EmbeddedPostgresError
├── AccountError    no unprivileged account to run the server under
├── FolderBusy      another hub runs on this folder
├── FolderDamaged   the folder's parts do not belong together
└── StartFailed     the server was started and did not come up
"""


class EmbeddedPostgresError(RuntimeError):
    """The embedded database cannot run; the message says what to do."""


class AccountError(EmbeddedPostgresError):
    """The server refuses to run as root, and no other account is at hand."""


class FolderBusy(EmbeddedPostgresError):  # noqa: N818 - reads as what is the case
    """Another hub holds this data folder."""


class FolderDamaged(EmbeddedPostgresError):  # noqa: N818 - as above
    """Something that belongs to the data folder is missing or belongs to somebody else."""


class StartFailed(EmbeddedPostgresError):  # noqa: N818 - as above
    """The server process ended, or never became ready; `log` holds its last lines."""

    def __init__(self, message: str, log: str = "") -> None:
        super().__init__(f"{message}\n{log}".rstrip())
        self.log = log
