"""Promises about the repository itself."""

import subprocess
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
