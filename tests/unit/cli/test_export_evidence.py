"""Photo report and packet by command, from a laptop with photos and its program closed."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from stormops_desktop.__main__ import main
from stormops_desktop.cli import entering
from tests.helpers.desktops import Laptop, storm_day
from tests.helpers.hub import HubAtHand
from tests.helpers.replica_rows import key

pytestmark = pytest.mark.postgres
SAMPLES = Path(__file__).parents[2] / "data/photos"
Say = pytest.CaptureFixture[str]
JOB = key("job1")


@pytest.fixture
def truck(hub_app: HubAtHand, laptops: Callable[..., Laptop], monkeypatch: pytest.MonkeyPatch) -> Laptop:
    """A manager's laptop with three photos of a job, a PIN, and its program closed."""
    laptop = laptops()
    laptop.sign_in(hub_app.ours.people["manager"])
    laptop.capture(*storm_day(hub_app.ours.crew_id))
    photos = laptop.desktop.services().photos
    assert photos is not None
    photos.add_photos(JOB, sorted(SAMPLES.glob("*.jpg")))
    laptop.desktop.accounts.set_pin("314159")

    def desktop() -> Any:
        laptop.restart()
        return laptop.desktop

    monkeypatch.setattr(entering, "open_desktop", desktop)
    return laptop


def said(*words: str) -> int:
    return main(["export", *words, "--pin", "314159"])


def test_the_report_is_written(truck: Laptop, tmp_path: Path, capsys: Say) -> None:
    target = tmp_path / "report.pdf"
    assert said("report", "--job", JOB, "--out", str(target), "--per-page", "2") == 0
    assert "3 photos" in capsys.readouterr().out
    assert len(PdfReader(target).pages) == 4


def test_the_packet_is_whole_and_what_somebody_changed_in_it_is_told(
    truck: Laptop, tmp_path: Path, capsys: Say
) -> None:
    target = tmp_path / "packet.zip"
    assert said("packet", "--job", JOB, "--out", str(target)) == 0
    assert main(["export", "check", str(target)]) == 0
    assert "is what was packed" in capsys.readouterr().out
    with zipfile.ZipFile(target, "a") as packet:
        packet.writestr("photos/another.jpg", b"x")
    assert main(["export", "check", str(target)]) == 1
    assert capsys.readouterr().err == "photos/another.jpg is not in the manifest.\n"


@pytest.mark.parametrize(
    ("job", "place", "why"),
    [(key("job2"), "x.pdf", "no photo"), (key("nobody"), "x.pdf", "not on this computer"),
     (JOB, "no/x.pdf", "can't be written")],
)  # fmt: skip
def test_what_can_not_be_made_is_one_sentence(
    truck: Laptop, tmp_path: Path, capsys: Say, job: str, place: str, why: str
) -> None:
    assert said("report", "--job", job, "--out", str(tmp_path / place)) == 1
    err = capsys.readouterr().err
    assert why in err
    assert "Traceback" not in err
    assert not (tmp_path / place).exists()
