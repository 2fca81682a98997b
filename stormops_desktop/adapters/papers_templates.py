"""The templates of papers that are shipped: one file a kind and version in `resources/templates/papers`."""

import logging
from pathlib import Path

from stormops_desktop.adapters.resources import resource_folder
from stormops_desktop.domain.claims.vocabulary import PaperKind
from stormops_desktop.domain.papers.template import PaperTemplate, TemplateError, read_template

log = logging.getLogger("papers")


def load_paper_templates(folder: Path | None = None) -> dict[PaperKind, PaperTemplate]:
    """The newest template of each kind, in the order of the kinds; unreadable ones are logged."""
    found: dict[PaperKind, PaperTemplate] = {}
    for file in sorted((folder or resource_folder() / "templates/papers").glob("*.json")):
        try:
            template = read_template(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, TemplateError) as error:
            log.error("template.unreadable file=%s why=%s", file.name, error)
            continue
        known = found.get(template.kind)
        if known is None or _number(template) > _number(known):
            found[template.kind] = template
    return {kind: found[kind] for kind in PaperKind if kind in found}


def _number(template: PaperTemplate) -> tuple[int, ...]:
    """2026.10 is newer than 2026.9."""
    return tuple(int(part) for part in template.version.split(".") if part.isdecimal())
