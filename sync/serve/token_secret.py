"""Secrets kept in the data folder: what signs access tokens, and what tenants' identity keys follow from."""

import contextlib
import os
import secrets
from pathlib import Path

BYTES = 32


def token_secret(folder: Path) -> bytes:
    """What signs access tokens; without it everybody signs in again."""
    return _secret(folder, "token.secret")


def identity_secret(folder: Path) -> bytes:
    """What the tenants' identity keys follow from; without it nobody can read sealed values any more."""
    return _secret(folder, "identity.secret")


def _secret(folder: Path, name: str) -> bytes:
    """The folder's secret of that name; made on first use, readable by its owner only."""
    path = folder / name
    with contextlib.suppress(FileNotFoundError):
        return bytes.fromhex(path.read_text().strip())
    aside = folder / f"{name}.{os.getpid()}"
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
