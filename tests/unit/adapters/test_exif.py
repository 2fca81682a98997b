"""Facts of photo files, and every way in which a file is no photo."""

import hashlib
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.TiffImagePlugin import IFDRational

from stormops_desktop.adapters import exif_jpeg
from stormops_desktop.adapters.exif import MOST_BYTES, examine, read_photo
from stormops_desktop.adapters.exif_jpeg import flaw
from stormops_desktop.adapters.photo_errors import PhotoRefused, PhotoUnreadable, Reason
from stormops_desktop.domain.evidence.facts import Oddity
from tests.unit.adapters.photos import SAMPLES, encoded, oriented, picture, tags

NORTH = {1: "N", 2: (33.0, 6.0, 11.52), 3: "W", 4: (96.0, 40.0, 14.16)}


def refused(data: bytes) -> Reason:
    with pytest.raises(PhotoRefused) as caught:
        examine(data)
    assert str(caught.value).endswith(".")
    return caught.value.reason


def test_a_real_photo_whose_clocks_disagree() -> None:
    facts, data = read_photo(SAMPLES / "DSCN0010.jpg")
    assert data == (SAMPLES / "DSCN0010.jpg").read_bytes()
    assert facts.sha256 == hashlib.sha256(data).hexdigest()
    assert (facts.size_bytes, facts.mime, facts.width, facts.height) == (161_713, "image/jpeg", 640, 480)
    assert (facts.taken_local, facts.taken_offset_min) == ("2008-10-22T16:28:39", None)
    assert facts.gps_at == 1_224_772_027_240  # 2008-10-23 14:27:07.24 UTC
    assert [facts.latitude, facts.longitude] == pytest.approx([43.467448, 11.885127])
    assert (facts.device, facts.heading_deg) == ("NIKON COOLPIX P6000", None)
    assert facts.oddities == (Oddity.CLOCKS_DISAGREE,)


def test_reading_changes_nothing(tmp_path: Path) -> None:
    copy = tmp_path / "IMG_0001.JPG"
    copy.write_bytes((SAMPLES / "portrait_6.jpg").read_bytes())
    copy.chmod(0o444)
    before = copy.stat().st_mtime_ns
    read_photo(copy)
    assert copy.read_bytes() == (SAMPLES / "portrait_6.jpg").read_bytes()
    assert copy.stat().st_mtime_ns == before


def test_a_small_picture_without_exif_is_taken_and_noted() -> None:
    facts, _ = read_photo(SAMPLES / "image01137.jpg")
    assert set(facts.oddities) == {Oddity.NO_EXIF, Oddity.POSITION_MISSING, Oddity.TINY}


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_is_kept(orientation: int) -> None:
    facts = examine(oriented(orientation))
    assert facts.orientation == orientation
    assert (facts.width, facts.height) == ((480, 640) if orientation >= 5 else (640, 480))


def test_a_phone_with_offset_and_heading() -> None:
    exif = tags(
        {271: "Apple", 272: "iPhone 15 Pro"},
        {36867: "2019:03:24 12:43:00", 36881: "-05:00"},
        {**NORTH, 29: "2019:03:24", 7: (17.0, 43.0, 2.0), 16: "T", 17: 200.5, 31: 4.7},
    )
    facts = examine(encoded(picture(), exif=exif))
    assert (facts.taken_local, facts.taken_offset_min) == ("2019-03-24T12:43:00", -300)
    assert [facts.latitude, facts.longitude, facts.accuracy_m] == pytest.approx([33.1032, -96.6706, 4.7])
    assert (facts.heading_deg, facts.heading_ref) == (200.5, "T")
    assert facts.device == "Apple iPhone 15 Pro"
    assert facts.oddities == ()


@pytest.mark.parametrize("kind", ["PNG", "HEIF"])
def test_png_and_heic_have_their_tags_too(kind: str) -> None:
    exif = tags({272: "Phone"}, {36867: "2019:03:24 12:43:00"}, NORTH)
    facts = examine(encoded(picture(), kind, exif))
    assert facts.mime == {"PNG": "image/png", "HEIF": "image/heic"}[kind]
    assert (facts.width, facts.height, facts.device) == (640, 480, "Phone")
    assert facts.taken_local == "2019-03-24T12:43:00"
    assert facts.latitude == pytest.approx(33.1032)


@pytest.mark.parametrize(
    ("gps", "oddity"),
    [
        ({1: "N", 2: (0.0, 0.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)}, Oddity.POSITION_IMPOSSIBLE),
        ({1: "N", 2: (91.0, 0.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)}, Oddity.POSITION_IMPOSSIBLE),
        ({2: (33.0, 0.0, 0.0), 4: (96.0, 0.0, 0.0)}, Oddity.POSITION_MISSING),
        ({1: "N", 2: (IFDRational(0, 0), 0.0, 0.0), 3: "W", 4: (96.0, 0.0, 0.0)}, Oddity.EXIF_DAMAGED),
        ({29: "yesterday", 7: (1.0, 2.0, 3.0)}, Oddity.EXIF_DAMAGED),
    ],
)
def test_positions_that_are_none(gps: dict[int, object], oddity: Oddity) -> None:
    facts = examine(encoded(picture(), exif=tags({}, {}, gps)))
    assert facts.latitude is None
    assert oddity in facts.oddities


def test_blank_dates_and_the_date_of_writing_are_not_the_time_taken() -> None:
    blank = examine(
        encoded(picture(), exif=tags({306: "2020:01:01 00:00:00"}, {36867: "    :  :     :  :  "}))
    )
    assert blank.taken_local == ""
    zeros = examine(
        encoded(picture(), exif=tags({}, {36867: "0000:00:00 00:00:00", 36868: "2020:02:02 02:02:02"}))
    )
    assert zeros.taken_local == "2020-02-02T02:02:02"


def test_an_unknown_orientation_is_upright() -> None:
    assert examine(encoded(picture(), exif=tags({274: 9}))).orientation == 1


def test_files_that_are_no_photos(tmp_path: Path) -> None:
    assert refused(b"") is Reason.EMPTY
    assert refused(b"%PDF-1.7 ...") is Reason.NOT_A_PICTURE
    assert refused(b"MZ\x90\x00 not a photo") is Reason.NOT_A_PICTURE
    assert refused(b"GIF89a" + bytes(100)) is Reason.KIND_NOT_TAKEN
    assert refused(bytes(4) + b"ftypisom" + bytes(100)) is Reason.KIND_NOT_TAKEN
    assert refused(b"\xff\xd8\xff\xe0" + bytes(100)) is Reason.DAMAGED
    assert refused(b"\x89PNG\r\n\x1a\n" + bytes(100)) is Reason.DAMAGED


def test_a_hundred_megabytes_are_refused_without_being_read(tmp_path: Path) -> None:
    huge = tmp_path / "huge.jpg"
    with huge.open("wb") as file:
        file.truncate(100_000_000)
    with pytest.raises(PhotoRefused, match="100 MB") as caught:
        read_photo(huge)
    assert caught.value.reason is Reason.TOO_LARGE
    assert MOST_BYTES < 100_000_000


def flat_png(side: int) -> bytes:
    """A PNG that promises side x side pixels and holds none of them."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [11_000, 14_000, 60_000])
def test_a_decompression_bomb_is_not_opened(side: int) -> None:
    assert refused(flat_png(side)) is Reason.TOO_MANY_PIXELS


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "HEIF"])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_file_cut_short_is_damaged(kind: str, share: float) -> None:
    noise = Image.effect_noise((400, 300), 60).convert("RGB")
    whole = encoded(noise, kind)
    examine(whole)
    assert refused(whole[: int(len(whole) * share)]) is Reason.DAMAGED


def test_a_lost_piece_between_restart_markers_is_found() -> None:
    whole = encoded(Image.effect_noise((400, 300), 60).convert("RGB"), restart_marker_rows=1)
    assert flaw(whole) is None
    third = whole.index(b"\xff\xd2")
    fourth = whole.index(b"\xff\xd3", third)
    assert flaw(whole[:third] + whole[fourth:]) == "a piece of the picture is missing"
    assert refused(whole[:third] + whole[fourth:]) is Reason.DAMAGED


def test_bytes_after_the_end_do_no_harm() -> None:
    assert examine(encoded(picture()) + b"trailer of a phone" * 10).mime == "image/jpeg"


def test_a_card_that_was_pulled(tmp_path: Path) -> None:
    with pytest.raises(PhotoUnreadable, match=r"gone\.jpg can't be read"):
        read_photo(tmp_path / "gone.jpg")


@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"\xff\xd8\xff\xe1", b"\x89PNG\r\n\x1a\n", b"\0\0\0\x18ftypheic"]),
)
def test_no_bytes_bring_anything_but_a_refusal(data: bytes, head: bytes) -> None:
    with pytest.raises(PhotoRefused):
        examine(head + data)


@settings(max_examples=60)
@given(st.data())
def test_flipped_bytes_are_read_or_refused(data: st.DataObject) -> None:
    exif = tags({271: "Make", 274: 6}, {36867: "2019:03:24 12:43:00"}, NORTH)
    whole = bytearray(encoded(picture(64, 48), exif=exif))
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        facts = examine(bytes(whole))
    except PhotoRefused:
        return
    assert 1 <= facts.orientation <= 8
    assert facts.latitude is None or -90 <= facts.latitude <= 90


def test_a_damaged_photo_of_the_real_world(stormops_data: Path) -> None:
    assert refused((stormops_data / "photos/corrupted.jpg").read_bytes()) is Reason.DAMAGED


def test_every_other_real_photo_is_read(stormops_data: Path) -> None:
    facts = {
        path.name: read_photo(path)[0]
        for path in sorted((stormops_data / "photos").glob("*.jpg"))
        if path.name != "corrupted.jpg"
    }
    assert len(facts) >= 12
    nokia = facts["HMD_Nokia_8.3_5G.jpg"]
    assert (nokia.heading_deg, nokia.heading_ref, nokia.taken_offset_min) == (56.0, "M", 180)
    assert nokia.oddities == ()
    assert [facts[f"portrait_{n}.jpg"].orientation for n in (3, 6, 8)] == [3, 6, 8]
    assert all(Oddity.CLOCKS_DISAGREE in f.oddities for name, f in facts.items() if name.startswith("DSCN"))
    assert Oddity.NO_EXIF in facts["image01551.jpg"].oddities


@given(st.lists(st.sampled_from([0x00, 0x01, 0xD0, 0xD9, 0xFF]), max_size=80))
def test_markers_are_found_across_pieces(values: list[int]) -> None:
    data = bytes(values)
    whole = [match.group(1)[0] for match in exif_jpeg.MARKER.finditer(data)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(exif_jpeg, "PIECE", 16)
        assert [kind for _, kind in exif_jpeg._markers(data, 0)] == whole
