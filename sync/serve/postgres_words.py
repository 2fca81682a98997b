"""The passwords of one embedded server, in a file of its data folder that its owner alone can read."""

import json
import os
import secrets
from pathlib import Path

from sync.postgres.urls import ROLES

SUPERUSER = "stormadmin"
_CLUSTER, _ROLES_MADE = "cluster", "roles"
_ALL, _SOME = "yes", "some"


class PasswordFile:
    """`postgres.json`: a password for each role, where the cluster is, and how far it was set up."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "postgres.json"

    @property
    def exists(self) -> bool:
        return self.path.exists()

    @property
    def cluster(self) -> str:
        """Where the cluster is, relative to the folder when inside it."""
        return self._read()[_CLUSTER]

    @property
    def roles_made(self) -> bool:
        """Whether the setting up was finished once, so that there is data to lose."""
        return _ROLES_MADE in self._read()

    @property
    def roles_complete(self) -> bool:
        """Whether every role of this program is in the cluster."""
        return self._read().get(_ROLES_MADE) == _ALL

    def password(self, role: str) -> str:
        return self._read()[role]

    @property
    def passwords(self) -> dict[str, str]:
        words = self._read()
        return {role: words[role] for role in ROLES}

    def add_missing(self) -> None:
        """Makes passwords for roles that came with a newer program; the cluster is still to be told."""
        words = self._read()
        missing = {role: secrets.token_urlsafe(24) for role in ROLES if role not in words}
        if missing:
            again = {_ROLES_MADE: _SOME} if _ROLES_MADE in words else {}
            self._write({**words, **missing, **again})

    def create(self, cluster: str) -> None:
        """New random passwords for a cluster that is about to be made."""
        words = {role: secrets.token_urlsafe(24) for role in (SUPERUSER, *ROLES)}
        self._write({**words, _CLUSTER: cluster})

    def mark_roles_made(self) -> None:
        self._write({**self._read(), _ROLES_MADE: _ALL})

    def _read(self) -> dict[str, str]:
        words: dict[str, str] = json.loads(self.path.read_text())
        return words

    def _write(self, words: dict[str, str]) -> None:
        """Whole or not at all, and never readable by others, not even for a moment."""
        aside = self.path.with_suffix(".new")
        aside.unlink(missing_ok=True)
        with os.fdopen(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            json.dump(words, file)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(self.path)
