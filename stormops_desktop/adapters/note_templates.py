"""The texts for notes that are shipped: the newest file of `resources/templates/notes`."""

import logging
import re
from pathlib import Path

from stormops_desktop.adapters.resources import resource_folder
from stormops_desktop.domain.jobs.note_templates import NoteTemplate, TemplateError, read_templates

log = logging.getLogger("templates")


def load_note_templates(folder: Path | None = None) -> tuple[NoteTemplate, ...]:
    """The templates of the newest file that can be read; none when there is none, and the log says why."""
    files = (folder or resource_folder() / "templates" / "notes").glob("*.json")
    for file in sorted(files, key=_number, reverse=True):
        try:
            return read_templates(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, TemplateError) as error:
            log.error("templates.unreadable file=%s why=%s", file.name, error)
    return ()


def _number(file: Path) -> tuple[int, ...]:
    """2026-10 is newer than 2026-9."""
    return tuple(int(part) for part in re.findall(r"\d+", file.stem))
