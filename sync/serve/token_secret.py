"""The secret that signs access tokens, kept in the data folder so that tokens outlive a restart."""

import contextlib
import os
import secrets
from pathlib import Path

BYTES = 32


def token_secret(folder: Path) -> bytes:
    """The folder's secret; made on first use, readable by its owner only."""
    path = folder / "token.secret"
    with contextlib.suppress(FileNotFoundError):
        return bytes.fromhex(path.read_text().strip())
    aside = folder / f"token.secret.{os.getpid()}"
    descriptor = os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_hex(BYTES))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(aside, path)  # fails if another hub was first; then its secret is the one
    except FileExistsError:
        pass
    finally:
        aside.unlink()
    return bytes.fromhex(path.read_text().strip())
