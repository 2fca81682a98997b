"""The rule packs that are shipped: one file a state and version in `resources/rules`."""

import logging
from pathlib import Path

from stormops_desktop.adapters.resources import resource_folder
from stormops_desktop.adapters.shipped_files import newest_of_each
from stormops_desktop.domain.claims.rule_pack import RulePack, read_rule_pack

log = logging.getLogger("rules")


def load_rule_packs(folder: Path | None = None) -> dict[str, RulePack]:
    """The newest pack of each state; one that can't be read is left out, and the log says why."""
    shipped = folder or resource_folder() / "rules"
    return newest_of_each(shipped, read_rule_pack, lambda pack: pack.state, log)
