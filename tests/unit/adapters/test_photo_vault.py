"""Sealed photos: what goes in comes out, every change is seen, and no crash leaves a row without its file."""

import errno
import hashlib
import os
import sqlite3
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from io import BufferedReader, BytesIO, RawIOBase
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from stormops_desktop.adapters.photo_errors import (
    PhotoDamaged,
    PhotoMissing,
    PhotoStoreFull,
    PhotoUnreadable,
)
from stormops_desktop.adapters.photo_frames import FRAME_BYTES, HEADER_BYTES, TAG_BYTES, frame_place
from stormops_desktop.adapters.photo_vault import PhotoVault
from tests.unit.adapters.capture_until_killed import KEY
from tests.unit.adapters.photos import SAMPLES

ROOT = Path(__file__).parents[3]
SIZES = [0, 1, FRAME_BYTES - 1, FRAME_BYTES, FRAME_BYTES + 1, 3 * FRAME_BYTES, 200_001]


@pytest.fixture
def vault(tmp_path: Path) -> PhotoVault:
    return PhotoVault(tmp_path / "photos", KEY)


def noise(size: int) -> bytes:
    return hashlib.shake_128(size.to_bytes(8)).digest(size)


def file_of(vault: PhotoVault, folder: Path, sha256: str) -> Path:
    return next((folder / "photos").rglob(f"{sha256}.photo"))


@pytest.mark.parametrize("size", SIZES)
def test_what_goes_in_comes_out(vault: PhotoVault, size: int) -> None:
    data = noise(size)
    kept = vault.keep(BytesIO(data))
    assert (kept.sha256, kept.size_bytes, kept.already) == (hashlib.sha256(data).hexdigest(), size, False)
    assert vault.read(kept.sha256) == data
    vault.verify(kept.sha256)
    assert list(vault.kept()) == [kept.sha256]


def test_nothing_of_the_photo_is_readable_on_the_disk(vault: PhotoVault, tmp_path: Path) -> None:
    data = (SAMPLES / "DSCN0010.jpg").read_bytes()
    path = file_of(vault, tmp_path, vault.keep(BytesIO(data)).sha256)
    sealed = path.read_bytes()
    assert b"NIKON" not in sealed
    assert data[:32] not in sealed
    assert len(sealed) == HEADER_BYTES + len(data) + 3 * TAG_BYTES


def test_equal_photos_are_one_file_and_equal_bytes_never_look_equal(tmp_path: Path) -> None:
    data = noise(100_000)
    one, other = PhotoVault(tmp_path / "a", KEY), PhotoVault(tmp_path / "b", KEY)
    sha256 = one.keep(BytesIO(data)).sha256
    assert one.keep(BytesIO(data)).already
    assert len(list(one.kept())) == 1
    other.keep(BytesIO(data))
    first, second = (
        next(folder.rglob("*.photo")).read_bytes() for folder in (tmp_path / "a", tmp_path / "b")
    )
    assert first[HEADER_BYTES:] != second[HEADER_BYTES:]
    assert one.read(sha256) == other.read(sha256)


@given(offset=st.integers(0, 210_000), length=st.integers(0, 210_000))
def test_any_range_is_read(tmp_path_factory: pytest.TempPathFactory, offset: int, length: int) -> None:
    folder = tmp_path_factory.getbasetemp() / "ranges"
    vault = PhotoVault(folder, KEY)
    data = noise(200_001)
    sha256 = hashlib.sha256(data).hexdigest()
    if not vault.has(sha256):
        vault.keep(BytesIO(data))
    with vault.open(sha256) as photo:
        assert photo.range(offset, length) == data[offset : offset + length]


def test_a_kept_photo_opens_as_a_picture(vault: PhotoVault) -> None:
    sha256 = vault.keep(BytesIO((SAMPLES / "DSCN0010.jpg").read_bytes())).sha256
    with vault.open(sha256) as photo, Image.open(BufferedReader(photo)) as image:
        assert image.size == (640, 480)
        image.load()


def flip(raw: bytearray, place: int) -> None:
    raw[place] ^= 1


def swap_frames(raw: bytearray) -> None:
    a, b, length = frame_place(0), frame_place(1), FRAME_BYTES + TAG_BYTES
    raw[a : a + length], raw[b : b + length] = raw[b : b + length], raw[a : a + length]


CHANGES: dict[str, Callable[[bytearray], object]] = {
    "a bit of a frame": lambda raw: flip(raw, frame_place(1) + 5),
    "a bit of a tag": lambda raw: flip(raw, frame_place(1) - 1),
    "the last byte": lambda raw: flip(raw, len(raw) - 1),
    "frames swapped": swap_frames,
    "frame removed": lambda raw: raw.__delitem__(slice(frame_place(1), frame_place(2))),
    "frame doubled": lambda raw: raw.extend(raw[frame_place(2) :]),
    "cut by a byte": lambda raw: raw.pop(),
    "cut after a frame": lambda raw: raw.__delitem__(slice(frame_place(2), None)),
    "cut in the header": lambda raw: raw.__delitem__(slice(40, None)),
    "emptied": lambda raw: raw.clear(),
    "a byte too many": lambda raw: raw.append(0),
    "header swapped in": lambda raw: raw.__setitem__(slice(5, 21), bytes(16)),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_seen(vault: PhotoVault, tmp_path: Path, change: str) -> None:
    data = noise(200_001)
    sha256 = vault.keep(BytesIO(data)).sha256
    path = file_of(vault, tmp_path, sha256)
    raw = bytearray(path.read_bytes())
    CHANGES[change](raw)
    path.write_bytes(bytes(raw))
    with pytest.raises(PhotoDamaged):
        vault.verify(sha256)
    with pytest.raises(PhotoDamaged):
        vault.read(sha256)
    assert not vault.keep(BytesIO(data)).already  # a fresh copy heals it
    assert vault.read(sha256) == data


def test_every_byte_of_the_header_is_guarded(vault: PhotoVault, tmp_path: Path) -> None:
    sha256 = vault.keep(BytesIO(b"photo")).sha256
    path = file_of(vault, tmp_path, sha256)
    whole = path.read_bytes()
    for place in range(HEADER_BYTES):
        raw = bytearray(whole)
        flip(raw, place)
        path.write_bytes(bytes(raw))
        with pytest.raises(PhotoDamaged):
            vault.open(sha256)


def test_a_photo_under_another_name_or_key_is_not_opened(vault: PhotoVault, tmp_path: Path) -> None:
    sha256 = vault.keep(BytesIO(b"one")).sha256
    with pytest.raises(PhotoDamaged):
        PhotoVault(tmp_path / "photos", bytes(32)).open(sha256)
    with pytest.raises(PhotoMissing, match="not on this computer"):
        vault.open("0" * 64)
    with pytest.raises(ValueError, match="SHA-256"):
        vault.has("../../etc/passwd")


def test_a_frame_from_another_photo_is_not_taken(vault: PhotoVault, tmp_path: Path) -> None:
    one, other = (vault.keep(BytesIO(noise(size))).sha256 for size in (200_001, 200_002))
    path, donor = file_of(vault, tmp_path, one), file_of(vault, tmp_path, other).read_bytes()
    raw = bytearray(path.read_bytes())
    raw[frame_place(1) : frame_place(2)] = donor[frame_place(1) : frame_place(2)]
    path.write_bytes(bytes(raw))
    with pytest.raises(PhotoDamaged):
        vault.read(one)


class Trickle(RawIOBase):
    """A source that gives little at a time, and may break off."""

    def __init__(self, data: bytes, breaks_at: int | None = None) -> None:
        self._data, self._place, self._breaks_at = data, 0, breaks_at

    def read(self, size: int = -1, /) -> bytes:
        if self._breaks_at is not None and self._place >= self._breaks_at:
            raise OSError(errno.EIO, "Input/output error")
        piece = self._data[self._place : self._place + min(size, 7_001)]
        self._place += len(piece)
        return piece


def test_however_the_source_cuts_its_reads_the_file_is_the_same_length(vault: PhotoVault) -> None:
    data = noise(200_001)
    kept = vault.keep(Trickle(data))  # type: ignore[arg-type]
    assert vault.read(kept.sha256) == data


def test_a_card_pulled_in_the_middle_leaves_nothing(vault: PhotoVault, tmp_path: Path) -> None:
    with pytest.raises(PhotoUnreadable, match="card or cable"):
        vault.keep(Trickle(noise(200_001), breaks_at=100_000))  # type: ignore[arg-type]
    assert list((tmp_path / "photos").rglob("*.part")) == []
    assert list(vault.kept()) == []


@pytest.mark.skipif(os.name == "nt", reason="file size limits are POSIX")
def test_a_full_disk_is_said_and_leaves_nothing(vault: PhotoVault, tmp_path: Path) -> None:
    """A limit on the size of files makes the system refuse the write in the middle, as a full disk does."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        with pytest.raises(PhotoStoreFull, match="disk is full"):
            vault.keep(BytesIO(noise(200_001)))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert [path for path in (tmp_path / "photos").rglob("*") if path.is_file()] == []


def test_memory_stays_bounded_while_a_large_photo_goes_in_and_out(vault: PhotoVault) -> None:
    class Endless(RawIOBase):
        left = 24 * 1024 * 1024

        def read(self, size: int = -1, /) -> bytes:
            given = min(size, self.left)
            self.left -= given
            return bytes(given)

    tracemalloc.start()
    sha256 = vault.keep(Endless()).sha256  # type: ignore[arg-type]
    vault.verify(sha256)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1_500_000


def test_orphans_are_offered_and_missing_ones_named(vault: PhotoVault) -> None:
    first, second = (vault.keep(BytesIO(noise(size))).sha256 for size in (10, 20))
    assert [orphan.sha256 for orphan in vault.orphans({first})] == [second]
    assert vault.orphans({first})[0].since_ms > 1_600_000_000_000
    assert vault.missing({first, "f" * 64}) == ("f" * 64,)
    assert vault.remove(second)
    assert not vault.remove(second)
    assert vault.orphans({first}) == ()


STEPS = ["written", "flushed", "renamed", "kept", "row written", "row committed"]


@pytest.mark.parametrize("photo", [0, 2])
@pytest.mark.parametrize("step", STEPS)
def test_killed_at_any_step_no_row_lacks_its_file(tmp_path: Path, step: str, photo: int) -> None:
    script = ["-m", "tests.unit.adapters.capture_until_killed", str(tmp_path)]
    died = subprocess.run([sys.executable, *script, step, str(photo)], cwd=ROOT, check=False)
    assert died.returncode == 9

    rows = sqlite3.connect(tmp_path / "rows.db")
    known = {sha256 for (sha256,) in rows.execute("SELECT sha256 FROM photos")}
    rows.close()
    assert len(known) == photo + (step == "row committed")
    vault = PhotoVault(tmp_path / "photos", KEY)
    for sha256 in known:
        vault.verify(sha256)
    assert vault.missing(known) == ()
    for orphan in vault.orphans(known):
        vault.verify(orphan.sha256)
    assert len(vault.orphans(known)) == (step in ("renamed", "kept", "row written"))
    assert vault.clear_unfinished() == (step in ("written", "flushed"))

    again = subprocess.run([sys.executable, *script, "never", "0"], cwd=ROOT, check=False)
    assert again.returncode == 0
    assert len(list(vault.kept())) == 3
