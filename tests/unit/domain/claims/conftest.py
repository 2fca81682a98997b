"""The rule pack that is shipped, read once."""

from pathlib import Path

import pytest

from stormops_desktop.domain.claims.rule_pack import RulePack, read_rule_pack

TEXAS = Path(__file__).parents[4] / "resources/rules/texas-2026-1.json"


@pytest.fixture(scope="session")
def texas_text() -> str:
    return TEXAS.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def texas(texas_text: str) -> RulePack:
    return read_rule_pack(texas_text)
