"""The demo day as a newcomer runs it, twice: real processes, database and broker, the real app offscreen."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.own_folders import own_folder

ROOT = Path(__file__).parents[2]
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen", "DISPLAY": "", "WAYLAND_DISPLAY": ""}


def demo(folder: Path) -> str:
    words = ["demo", "--folder", str(folder), "--pictures", str(folder / "pictures")]
    done = subprocess.run(
        [sys.executable, "-m", "stormops_desktop", *words],
        capture_output=True, text=True, timeout=1_200, cwd=ROOT, env={**os.environ, **OFFSCREEN}, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def two_runs() -> Iterator[tuple[Path, str, str]]:
    # Below pytest's own folder, which is closed, root's database would lie elsewhere and stay there.
    with own_folder("demo") as folder:
        yield folder, demo(folder), demo(folder)


@pytest.mark.e2e
@pytest.mark.timeout(2_500)
def test_a_job_done_offline_reaches_the_database_and_the_broker(two_runs: tuple[Path, str, str]) -> None:
    _, first, _ = two_runs
    assert re.search(r"PostgreSQL: job [0-9a-f-]{36} is completed \(inspected_damage\)", first)
    assert re.search(
        r"Kafka: com\.stormops\.job\.transitioned\.v1 [0-9a-f-]{36}:\d+:\d+ at 2019-03-25T", first
    )
    assert "Lone Star Exteriors sees nothing of it." in first
    assert "The day is complete." in first


@pytest.mark.e2e
@pytest.mark.timeout(2_500)
def test_a_second_run_reuses_the_data_and_takes_the_next_open_job(two_runs: tuple[Path, str, str]) -> None:
    _, first, second = two_runs
    assert "houses scored" in first
    assert "houses scored" not in second
    assert "Found the companies of an earlier run" in second
    assert "The day is complete." in second
    jobs = [re.search(r"PostgreSQL: job (\S+) is completed", run) for run in (first, second)]
    assert jobs[0] and jobs[1] and jobs[0][1] != jobs[1][1]


@pytest.mark.e2e
@pytest.mark.timeout(2_500)
def test_every_named_picture_is_there_and_passwords_are_for_their_owner_only(
    two_runs: tuple[Path, str, str],
) -> None:
    folder, first, _ = two_runs
    pictures = [Path(line.split()[-1]) for line in first.splitlines() if line.startswith("  picture ")]
    names = {picture.name for picture in pictures}
    assert {"today-light.png", "photos-sun.png", "office-dark.png", "routes-compared-light.png"} <= names
    assert {"phases-light.png", "targeting-preview-light.png", "lead-experiments-light.png"} <= names
    assert "guardrails-light.png" in names
    assert all(picture.read_bytes().startswith(b"\x89PNG") for picture in pictures)
    assert (folder / "people.json").stat().st_mode & 0o077 == 0
