"""The templates of papers that are shipped: one file a kind and version in `resources/templates/papers`."""

import logging
from pathlib import Path

from stormops_desktop.adapters.resources import resource_folder
from stormops_desktop.adapters.shipped_files import newest_of_each
from stormops_desktop.domain.claims.vocabulary import PaperKind
from stormops_desktop.domain.papers.template import PaperTemplate, read_template

log = logging.getLogger("papers")


def load_paper_templates(folder: Path | None = None) -> dict[PaperKind, PaperTemplate]:
    """The newest template of each kind, in the order of the kinds; unreadable ones are logged."""
    shipped = folder or resource_folder() / "templates" / "papers"
    found = newest_of_each(shipped, read_template, lambda template: template.kind, log)
    return {kind: found[kind] for kind in PaperKind if kind in found}
