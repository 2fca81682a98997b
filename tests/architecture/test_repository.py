"""Promises about the repository itself."""

import re
import subprocess
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_lock_names_hashes_and_no_index() -> None:
    lock = (ROOT / "packaging/locks/requirements.txt").read_text(encoding="utf-8")
    pinned = [line for line in lock.splitlines() if line and not line.startswith((" ", "#"))]
    assert len(pinned) > 40
    assert all("==" in line for line in pinned)
    assert lock.count("--hash=sha256:") >= len(pinned)
    assert "://" not in lock
    assert "index-url" not in lock


def test_every_verb_of_the_makefile_is_listed_by_help() -> None:
    listed = subprocess.run(["make", "help"], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    for verb in ("run", "test", "lint", "types", "layers", "bench", "package", "clean"):
        assert f"make {verb} " in listed


def test_the_binding_is_pinned_below_the_release_that_crashes() -> None:
    assert '"PySide6-Essentials>=6.10,<6.12"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_the_wheel_takes_every_resource_along() -> None:
    """Those of the README aside. The globs of setuptools do not descend into folders."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    taken = {
        (target, path.name)
        for target, patterns in project["tool"]["setuptools"]["data-files"].items()
        for pattern in patterns
        for path in ROOT.glob(pattern)
    }
    resources = [path for path in (ROOT / "resources").rglob("*") if path.is_file()]
    needed = {
        (f"share/stormops/{path.parent.relative_to(ROOT / 'resources').as_posix()}", path.name)
        for path in resources
        if path.parent.name != "pictures"
    }
    assert needed == taken


def test_the_readme_leads_nowhere_that_is_not() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    linked = re.findall(r"\]\((?!https?:)([^)#]+)", readme)
    assert len(linked) >= 4
    assert not [path for path in linked if not (ROOT / path).is_file()]
    assert (ROOT / "resources/pictures/today.png").stat().st_size < 200_000


def test_the_readme_names_verbs_and_commands_that_exist() -> None:
    from stormops_desktop.cli import COMMANDS

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    verbs = set(re.findall(r"\bmake ([a-z]+)\b", readme)) - {"help"}
    assert verbs
    assert not [verb for verb in verbs if f"\n{verb}:" not in makefile]
    assert set(re.findall(r"`stormops ([a-z]+)", readme)) <= set(COMMANDS)
