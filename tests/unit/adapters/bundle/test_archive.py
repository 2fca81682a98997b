"""A bundle opens with its words and no others, whole or not at all; a full or pulled stick costs nothing."""

import errno
import io
import resource
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stormops_desktop.adapters.bundle.archive import HASHES, BundleFile, open_bundle, write_bundle
from stormops_desktop.adapters.bundle.errors import (
    BundleDamaged,
    BundleUnreadable,
    BundleUnwritable,
    NotABundle,
    WrongPassphrase,
)
from stormops_desktop.adapters.bundle.sealed import FRAME_BYTES, HEADER_BYTES, SealedReader, SealedWriter
from stormops_desktop.adapters.vault_keys import Argon2Cost

CHEAP = Argon2Cost(time_cost=1, memory_kib=8, lanes=1)
WORDS = "three roofs and a Ladder"
FILES = {"manifest.json": b'{"a": 1}', "ops/x.jsonl": b"[]\n" * 50, "files/big": bytes(range(256)) * 1200}


def written(path: Path, files: dict[str, bytes] = FILES) -> Path:
    entries = [BundleFile(name, [data], stored=name.startswith("files/")) for name, data in files.items()]
    size = write_bundle(path, WORDS, entries, cost=CHEAP)
    assert size == path.stat().st_size
    return path


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    return written(tmp_path / "work.stormops")


def test_what_went_in_comes_out(bundle: Path) -> None:
    with open_bundle(bundle, WORDS) as found:
        found.verify()
        assert found.names == (*FILES, HASHES)
        assert found.text("ops/x.jsonl") == FILES["ops/x.jsonl"]
        with found.stream("files/big") as file:
            assert file.read(7) + file.read() == FILES["files/big"]
    assert list(bundle.parent.iterdir()) == [bundle]


def test_nothing_of_it_can_be_read_without_the_words(bundle: Path) -> None:
    raw = bundle.read_bytes()
    assert b"manifest" not in raw
    assert b"PK" not in raw[:HEADER_BYTES]
    with pytest.raises(WrongPassphrase, match="Nothing was changed"), open_bundle(bundle, WORDS + " "):
        pass


def test_the_same_words_in_another_spelling_of_letters_open_it(tmp_path: Path) -> None:
    path = tmp_path / "a.stormops"
    write_bundle(path, "Caf\u00e9 on the corner", [BundleFile("manifest.json", [b"x"])], cost=CHEAP)
    with open_bundle(path, "Cafe\u0301 on the corner") as found:
        assert found.text("manifest.json") == b"x"


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_no_changed_byte_goes_unseen(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    path = written(
        tmp_path_factory.mktemp("bundle") / "b", {"manifest.json": b"m", "files/f": b"ab" * 40_000}
    )
    raw = bytearray(path.read_bytes())
    place = data.draw(st.integers(0, len(raw) - 1))
    raw[place] ^= data.draw(st.integers(1, 255))
    path.write_bytes(raw)
    with pytest.raises((NotABundle, WrongPassphrase, BundleDamaged)), open_bundle(path, WORDS) as found:
        found.verify()


@pytest.mark.parametrize(
    "kept", [0, 3, HEADER_BYTES - 1, HEADER_BYTES, HEADER_BYTES + 15, HEADER_BYTES + 16,
             HEADER_BYTES + FRAME_BYTES + 16, HEADER_BYTES + 2 * (FRAME_BYTES + 16), -1],
)  # fmt: skip
def test_a_bundle_that_was_cut_short_is_refused(bundle: Path, kept: int) -> None:
    bundle.write_bytes(bundle.read_bytes()[:kept])
    with pytest.raises((NotABundle, BundleDamaged)), open_bundle(bundle, WORDS) as found:
        found.verify()


def test_frames_of_another_bundle_do_not_fit(tmp_path: Path) -> None:
    one, other = written(tmp_path / "1"), written(tmp_path / "2")
    mixed = (
        one.read_bytes()[: HEADER_BYTES + FRAME_BYTES + 16]
        + other.read_bytes()[HEADER_BYTES + FRAME_BYTES + 16 :]
    )
    one.write_bytes(mixed)
    with pytest.raises(BundleDamaged), open_bundle(one, WORDS) as found:
        found.verify()


@pytest.mark.parametrize(
    "raw",
    [b"", b"PK\x03\x04 a plain zip, of more than sixty-six bytes ..........................", b"x" * 500],
)
def test_another_file_is_no_bundle(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "holiday.jpg"
    path.write_bytes(raw)
    with pytest.raises(NotABundle, match="no StormOps bundle"), open_bundle(path, WORDS):
        pass


def test_a_later_version_says_so(bundle: Path) -> None:
    raw = bytearray(bundle.read_bytes())
    raw[4] = 9
    bundle.write_bytes(raw)
    with pytest.raises(NotABundle, match="later version"), open_bundle(bundle, WORDS):
        pass


def test_a_header_that_asks_for_too_much_is_not_obeyed(bundle: Path) -> None:
    raw = bytearray(bundle.read_bytes())
    raw[21:25] = b"\xff\xff\xff\xff"
    bundle.write_bytes(raw)
    with pytest.raises(BundleDamaged), open_bundle(bundle, WORDS):
        pass


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(BundleUnreadable, match="plug the stick in"), open_bundle(tmp_path / "gone", WORDS):
        pass


@contextmanager
def room_for(count: int) -> Iterator[None]:
    """A disk that takes files of at most so many bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (count, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_stick_is_one_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    with room_for(100_000), pytest.raises(BundleUnwritable, match="no room for the bundle"):
        written(tmp_path / "work.stormops")
    assert list(tmp_path.iterdir()) == []


def test_an_older_bundle_of_that_name_survives_a_full_stick(tmp_path: Path) -> None:
    old = written(tmp_path / "work.stormops", {"manifest.json": b"old"})
    with room_for(100_000), pytest.raises(BundleUnwritable):
        written(old)
    with open_bundle(old, WORDS) as found:
        assert found.text("manifest.json") == b"old"


def test_no_stick_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(BundleUnwritable, match="Is the stick plugged in"):
        written(tmp_path / "not mounted" / "work.stormops")


@pytest.mark.parametrize("point", ["written", "flushed", "read back"])
def test_a_stick_pulled_out_at_any_point_leaves_no_bundle(tmp_path: Path, point: str) -> None:
    def pulled(step: str) -> None:
        if step == point:
            raise OSError(errno.EIO, "Input/output error")

    path = tmp_path / "work.stormops"
    with pytest.raises(BundleUnwritable, match="Input/output error"):
        write_bundle(path, WORDS, [BundleFile("manifest.json", [b"x"])], cost=CHEAP, on_step=pulled)
    assert not path.exists()


def test_what_was_not_written_as_it_should_is_found_before_it_is_said_to_be_done(tmp_path: Path) -> None:
    path = tmp_path / "work.stormops"

    def spoil(step: str) -> None:
        if step == "flushed":
            part = path.with_name(f"{path.name}.part")
            raw = bytearray(part.read_bytes())
            raw[-30] ^= 1
            part.write_bytes(raw)

    with pytest.raises(BundleUnwritable, match="can't be read back"):
        write_bundle(path, WORDS, [BundleFile("manifest.json", [b"x"])], cost=CHEAP, on_step=spoil)
    assert list(tmp_path.iterdir()) == []


@given(st.binary(max_size=400), st.integers(0, 3), st.lists(st.integers(0, 300_000), max_size=6))
@settings(max_examples=40, deadline=None)
def test_any_range_of_the_stream_reads_as_written(tail: bytes, frames: int, places: list[int]) -> None:
    plain = bytes(range(251)) * (frames * FRAME_BYTES // 251) + tail
    file = io.BytesIO()
    writer = SealedWriter(file, WORDS, CHEAP)
    for at in range(0, len(plain), 10_007):
        writer.write(plain[at : at + 10_007])
    writer.finish()
    file.seek(0)
    reader = SealedReader(file, WORDS)
    assert reader.size == len(plain)
    for place in places:
        reader.seek(place)
        assert reader.read(97) == plain[place : place + 97][: FRAME_BYTES - place % FRAME_BYTES]
    reader.seek(0)
    assert reader.read() == plain


def test_a_large_photo_passes_through_in_pieces(tmp_path: Path) -> None:
    piece = bytes(256 << 10)
    count = 160  # 40 MiB
    tracemalloc.start()
    try:
        large = BundleFile("files/large", (piece for _ in range(count)), stored=True)
        size = write_bundle(tmp_path / "large.stormops", WORDS, [large], cost=CHEAP)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert size > count * len(piece)
    assert peak < 8 << 20
