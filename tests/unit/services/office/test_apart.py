"""Files that are no pictures: listed with the reason, thrown away only with one, and never silently."""

from pathlib import Path

import pytest

from stormops_desktop.services.errors import NotAllowed, NotFound, StoreTrouble
from stormops_desktop.services.office.models import ApartFile
from stormops_desktop.storage import blob_queue
from stormops_desktop.storage.errors import StoreFull
from tests.helpers.replica_rows import key
from tests.unit.services.office.conftest import Truck

pytestmark = pytest.mark.postgres


def apart(truck: Truck) -> tuple[ApartFile, ...]:
    return truck.office.data.view().apart


@pytest.fixture
def odd(truck: Truck) -> ApartFile:
    """A text that calls itself a photo, dropped on a job."""
    file = Path(truck.folder) / "roof.jpg"
    file.write_bytes(b"not a picture at all")
    truck.photos.add_photos(key("job1"), [file])
    [found] = apart(truck)
    return found


def test_a_file_that_is_no_picture_is_listed_with_the_reason_and_the_house(
    truck: Truck, odd: ApartFile
) -> None:
    assert odd.name == "roof.jpg"
    assert odd.where and odd.sentence
    assert odd.sha256 is not None and truck.office.data._apart.vault.has(odd.sha256)  # type: ignore[attr-defined]


def test_it_goes_with_a_reason_that_the_job_keeps(truck: Truck, odd: ApartFile) -> None:
    change = truck.office.data.discard(odd, " It is no picture ")
    assert change.name == "Discarded roof.jpg"
    assert apart(truck) == ()
    assert odd.sha256 is not None and not truck.office.data._apart.vault.has(odd.sha256)  # type: ignore[attr-defined]
    [note] = [
        note.body for note in truck.services.jobs.detail(key("job1")).notes if "roof.jpg" in (note.body or "")
    ]
    assert note is not None
    assert odd.sentence in note and "Why: It is no picture" in note
    truck.settle()
    with pytest.raises(NotFound):
        truck.office.data.discard(odd, "Once more")


def test_without_a_reason_it_stays(truck: Truck, odd: ApartFile) -> None:
    with pytest.raises(NotAllowed, match="Say in a few words"):
        truck.office.data.discard(odd, "  ")
    assert apart(truck) == (odd,)


def test_the_note_and_the_entry_go_together_or_not_at_all(
    truck: Truck, odd: ApartFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise StoreFull("The disk is full.")

    notes = len(truck.services.jobs.detail(key("job1")).notes)
    with monkeypatch.context() as broken:
        broken.setattr(blob_queue, "drop_quarantined", full)
        with pytest.raises(StoreTrouble):
            truck.office.data.discard(odd, "It is no picture")
    assert apart(truck) == (odd,)
    assert len(truck.services.jobs.detail(key("job1")).notes) == notes


def test_bytes_that_another_record_names_stay(truck: Truck, odd: ApartFile) -> None:
    """The same file was dropped on a second job: each is let go by itself."""
    truck.photos.add_photos(key("job2"), [Path(truck.folder) / "roof.jpg"])
    first, second = apart(truck)
    assert first.sha256 == second.sha256 is not None
    truck.office.data.discard(first, "Not of this job")
    assert apart(truck) == (second,)
    vault = truck.office.data._apart.vault  # type: ignore[attr-defined]
    assert vault.has(second.sha256)
    truck.office.data.discard(second, "Nor of this")
    assert not vault.has(second.sha256)
