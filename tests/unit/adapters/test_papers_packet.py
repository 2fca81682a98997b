"""One zip with a manifest: whole, the same twice, and honest about changes."""

import zipfile
from pathlib import Path

import pytest

from stormops_desktop.adapters.papers_packet import Enclosure, check_packet, write_packet
from stormops_desktop.adapters.photo_errors import PhotoStoreError
from tests.unit.adapters.photos import encoded, picture

ABOUT = {"tenant": "DFW Elite Roofing", "claim": "44-A812"}
CONTENTS = (
    Enclosure("report.pdf", b"%PDF-1.4 report"),
    Enclosure("claim.json", b"{}" * 100),
    Enclosure("photos/12-oak-st_001_S_close-up.jpg", encoded(picture())),
)


def repacked(source: Path, target: Path, change: dict[str, bytes | None]) -> Path:
    """The same zip with files changed, added, or (None) left out."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in dict.fromkeys([*old.namelist(), *change]):
            data = change[name] if name in change else old.read(name)
            if data is not None:
                new.writestr(name, data)
    return target


def test_what_is_packed_is_there_and_whole(tmp_path: Path) -> None:
    path = tmp_path / "packet.zip"
    write_packet(path, CONTENTS, ABOUT)
    with zipfile.ZipFile(path) as packet:
        assert packet.namelist() == ["manifest.json", *(each.name for each in CONTENTS)]
        assert [packet.read(each.name) for each in CONTENTS] == [each.data for each in CONTENTS]
        assert b"44-A812" in packet.read("manifest.json")
    assert check_packet(path) == ()
    assert [found.name for found in tmp_path.iterdir()] == ["packet.zip"]


def test_equal_contents_are_equal_bytes(tmp_path: Path) -> None:
    first = write_packet(tmp_path / "a.zip", CONTENTS, ABOUT)
    assert write_packet(tmp_path / "b.zip", CONTENTS, ABOUT) == first
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_changes_are_named(tmp_path: Path) -> None:
    whole = tmp_path / "packet.zip"
    write_packet(whole, CONTENTS, ABOUT)
    changed = repacked(whole, tmp_path / "c.zip", {"report.pdf": b"%PDF-1.4 other"})
    assert check_packet(changed) == ("report.pdf is not what was packed.",)
    less = repacked(whole, tmp_path / "d.zip", {"claim.json": None})
    assert check_packet(less) == ("claim.json is missing.",)
    more = repacked(whole, tmp_path / "e.zip", {"extra.txt": b"x"})
    assert check_packet(more) == ("extra.txt is not in the manifest.",)


def test_a_disk_that_changes_what_is_written_gives_no_packet(tmp_path: Path) -> None:
    path, large = tmp_path / "packet.zip", b"%PDF-1.4 report" * 20_000

    def spoil(done: int) -> None:
        if done == 2:  # the report is on the disk
            unfinished = next(tmp_path.iterdir())
            raw = bytearray(unfinished.read_bytes())
            raw[raw.index(b"%PDF-1.4") + 3] ^= 1
            unfinished.write_bytes(bytes(raw))

    with pytest.raises(PhotoStoreError, match=r"report\.pdf is not what was packed.*another disk"):
        write_packet(path, (Enclosure("report.pdf", large), *CONTENTS[1:]), ABOUT, each=spoil)
    assert list(tmp_path.iterdir()) == []


def test_damage_is_said(tmp_path: Path) -> None:
    whole = tmp_path / "packet.zip"
    write_packet(whole, CONTENTS, ABOUT)
    raw = bytearray(whole.read_bytes())
    raw[raw.index(b"%PDF-1.4") + 3] ^= 1
    whole.write_bytes(bytes(raw))
    assert check_packet(whole) == ("report.pdf is not what was packed.",)
    whole.write_bytes(bytes(raw[: len(raw) // 2]))
    assert check_packet(whole) == ("This is not a packet of StormOps, or it is damaged.",)
    assert check_packet(tmp_path / "none.zip") != ()


@pytest.mark.parametrize(
    "names", [["../x"], ["/etc/passwd"], ["C:/x"], ["a\\b"], [""], ["A.pdf", "a.PDF"], ["Manifest.json"]]
)
def test_names_that_leave_the_packet_or_meet_are_refused(tmp_path: Path, names: list[str]) -> None:
    with pytest.raises(ValueError, match="packet"):
        write_packet(tmp_path / "p.zip", [Enclosure(name, b"") for name in names], ABOUT)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(PhotoStoreError, match="another folder"):
        write_packet(tmp_path / "gone" / "p.zip", CONTENTS, ABOUT)
