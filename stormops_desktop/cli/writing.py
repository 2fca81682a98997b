"""Putting what was asked for where it was asked for."""

from pathlib import Path

import click

SPREADSHEET = "utf-8-sig"
"""The mark in front makes Excel read UTF-8."""


def encoded(text: str, *, table: bool) -> bytes:
    """UTF-8, for a table so that spreadsheets read it as such."""
    return text.encode(SPREADSHEET if table else "utf-8")


def write_file(file: Path, content: bytes) -> None:
    """Writes a file as a whole, with the folders on its way.

    Raises:
        click.ClickException: the place can't be written; says so.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    except OSError as error:
        raise click.ClickException(
            f"{file} can't be written ({error.strerror}). Choose another place."
        ) from error
