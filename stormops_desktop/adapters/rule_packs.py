"""The rule packs that are shipped: one file a state and version in `resources/rules`."""

import logging
import sys
from pathlib import Path

from stormops_desktop.domain.claims.rule_pack import RulePack, RulePackError, read_rule_pack

log = logging.getLogger("rules")


def rules_folder() -> Path:
    """Beside the packages in a checkout, inside the bundle in a frozen build."""
    bundle = getattr(sys, "_MEIPASS", None)
    return (Path(bundle) if bundle else Path(__file__).resolve().parents[2]) / "resources" / "rules"


def load_rule_packs(folder: Path | None = None) -> dict[str, RulePack]:
    """The newest pack of each state; one that can't be read is left out, and the log says why."""
    packs: dict[str, RulePack] = {}
    for file in sorted((folder or rules_folder()).glob("*.json")):
        try:
            pack = read_rule_pack(file.read_text(encoding="utf-8"))
        except (OSError, RulePackError) as error:
            log.error("pack.unreadable file=%s why=%s", file.name, error)
            continue
        known = packs.get(pack.state)
        if known is None or _number(pack) > _number(known):
            packs[pack.state] = pack
    return packs


def _number(pack: RulePack) -> tuple[int, ...]:
    """2026.10 is newer than 2026.9."""
    return tuple(int(part) for part in pack.version.split(".") if part.isdecimal())
