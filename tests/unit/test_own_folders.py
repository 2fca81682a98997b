"""What tests leave in the place of temporary folders: nothing, also after a run that was killed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import own_folders
from tests.helpers.own_folders import no_space, own_folder, remove_dead_folders

ROOT = Path(__file__).parents[2]
OWNER = """
import sys
from tests.helpers.own_folders import own_folder
with own_folder("killed") as folder:
    (folder / "inner").mkdir()
    print(folder, flush=True)
    sys.stdin.read()
"""
LONG_AGO = (1_000_000_000, 1_000_000_000)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def test_it_is_open_to_walk_through_and_gone_after_a_failure_too(place: Path) -> None:
    with pytest.raises(ZeroDivisionError), own_folder("x") as folder:
        assert folder.parent == place
        assert folder.stat().st_mode & 0o777 == 0o711
        _ = 1 / 0
    assert list(place.iterdir()) == []


def test_a_killed_owner_leaves_one_that_the_next_run_removes(place: Path) -> None:
    owner = subprocess.Popen(
        [sys.executable, "-c", OWNER], cwd=ROOT, env={**os.environ, "TMPDIR": str(place)},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with owner:
        assert owner.stdout is not None
        folder = Path(owner.stdout.readline().strip())
        os.utime(folder, LONG_AGO)
        assert remove_dead_folders(place) == []
        owner.kill()
    assert (folder / "inner").is_dir()
    assert remove_dead_folders(place) == [folder]
    assert list(place.iterdir()) == []


def test_what_is_new_or_was_never_locked_stays(place: Path) -> None:
    new, strange = place / "stormops-test-new", place / "stormops-test-strange"
    for folder in (new, strange):
        folder.mkdir()
    (new / own_folders.LOCK).touch()
    os.utime(strange, LONG_AGO)
    assert remove_dead_folders(place) == []
    assert {new, strange} == set(place.iterdir())


def test_a_disk_that_is_full_is_said_in_one_line(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert no_space(place) == ""
    monkeypatch.setattr(own_folders, "LEAST_FREE_MB", 10**12)
    assert no_space(place).startswith(f"no space left in {place}: ")
