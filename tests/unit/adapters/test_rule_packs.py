"""The shipped rule packs are found; the newest of a state wins; a broken one takes nothing else with it."""

import json
import logging
import shutil
import sysconfig
from pathlib import Path

import pytest

from stormops_desktop.adapters import resources
from stormops_desktop.adapters.resources import resource_folder
from stormops_desktop.adapters.rule_packs import load_rule_packs


def test_texas_is_shipped() -> None:
    assert load_rule_packs()["TX"].version == "2026.1"


def test_an_installed_wheel_has_its_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = tmp_path / "share/stormops"
    shutil.copytree(resource_folder() / "rules", installed / "rules")
    monkeypatch.setattr(
        resources, "__file__", str(tmp_path / "site-packages/stormops_desktop/adapters/resources.py")
    )
    monkeypatch.setattr(sysconfig, "get_path", lambda _: str(tmp_path))
    assert resource_folder() == installed
    assert load_rule_packs()["TX"].version == "2026.1"


def test_the_newest_version_wins_and_a_broken_pack_is_left_out(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    raw = json.loads((resource_folder() / "rules" / "texas-2026-1.json").read_text("utf-8"))
    for version in ("2026.9", "2026.10", "2025.12"):
        (tmp_path / f"{version}.json").write_text(json.dumps({**raw, "version": version}), "utf-8")
    (tmp_path / "broken.json").write_text("{}", "utf-8")
    (tmp_path / "latin.json").write_bytes("{\u00e9}".encode("latin-1"))
    with caplog.at_level(logging.CRITICAL, logger="rules"):
        packs = load_rule_packs(tmp_path)
    assert {state: pack.version for state, pack in packs.items()} == {"TX": "2026.10"}
