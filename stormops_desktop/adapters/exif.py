"""Reads a photo file's facts without altering a byte, and refuses what is no usable picture with the reason.

The kind is told by the first bytes, never by the name. Size and pixels are bounded before anything is
decoded; then the whole picture is decoded once at small scale, so that a file that opens also shows.
"""

import hashlib
import struct
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pillow_heif
from PIL import Image

from stormops_desktop.adapters import exif_jpeg
from stormops_desktop.adapters.exif_tags import Tags, read_tags
from stormops_desktop.adapters.photo_errors import PhotoRefused, PhotoUnreadable, Reason
from stormops_desktop.domain.evidence.clocks import ClockVerdict, read_clocks
from stormops_desktop.domain.evidence.facts import Oddity, PhotoFacts
from stormops_desktop.domain.said import Said

MOST_BYTES = 64 * 1024 * 1024  # the largest phone pictures (200 megapixels) have about 50 MB
MOST_PIXELS = {"image/jpeg": 210_000_000, "image/png": 100_000_000, "image/heic": 100_000_000}
TINY_SIDE = 320  # smaller than a thumbnail of ours: shows no hail
CHECK_SIDE = 512
OTHER_KIND = "This is a {kind} file. Photos are taken as JPEG, PNG or HEIC."
PILLOW_KINDS = {"image/jpeg": ("JPEG", "MPO"), "image/png": ("PNG",), "image/heic": ("HEIF",)}
HEIC_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"})
SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".heic", ".heif"})

CANT_DECODE = (
    OSError, ValueError, SyntaxError, EOFError, struct.error, IndexError, KeyError, TypeError, RuntimeError,
    MemoryError, Image.DecompressionBombError,
)  # fmt: skip

pillow_heif.register_heif_opener()
_ONE_AT_A_TIME = threading.Lock()


def read_photo(path: Path) -> tuple[PhotoFacts, bytes]:
    """The facts and the bytes of a photo file, read once.

    Raises:
        PhotoRefused: quarantine it; `reason` says why.
        PhotoUnreadable: the file can't be read just now.
    """
    data = read_bytes(path)
    return examine(data), data


def read_bytes(path: Path) -> bytes:
    """The bytes of a file that may be a photo.

    Raises:
        PhotoRefused: larger than any photo. PhotoUnreadable: it can't be read just now.
    """
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise _too_large(size)
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)  # it may still be growing
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise PhotoUnreadable(
            Said(
                "{file} can't be read ({why}). Check the card or cable and try again.",
                file=path.name,
                why=why,
            )
        ) from error


def examine(data: bytes) -> PhotoFacts:
    """The facts of a photo's bytes.

    Raises:
        PhotoRefused: the bytes are no usable picture.
    """
    if not data:
        raise PhotoRefused(Reason.EMPTY, Said("The file is empty: nothing was written to it."))
    if len(data) > MOST_BYTES:
        raise _too_large(len(data))
    mime = sniff(data)
    size, tags = _decode(data, mime)
    return PhotoFacts(
        sha256=hashlib.sha256(data).hexdigest(),
        size_bytes=len(data),
        mime=mime,
        width=size[0],
        height=size[1],
        orientation=tags.orientation,
        taken_local=tags.taken_local,
        taken_offset_min=tags.taken_offset_min,
        gps_at=tags.gps_at,
        latitude=tags.latitude,
        longitude=tags.longitude,
        accuracy_m=tags.accuracy_m,
        heading_deg=tags.heading_deg,
        heading_ref=tags.heading_ref,
        device=tags.device,
        oddities=_oddities(tags, size),
    )


def sniff(data: bytes) -> str:
    """The media type by the first bytes.

    Raises:
        PhotoRefused: a picture of a kind that is not taken, or no picture at all.
    """
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if data[4:8] == b"ftyp" and data[8:12] in HEIC_BRANDS:
        return "image/heic"
    known = {
        b"GIF8": "GIF",
        b"BM": "BMP",
        b"II*\0": "TIFF or raw",
        b"MM\0*": "TIFF or raw",
        b"RIFF": "WebP or video",
    }
    kind = next((name for head, name in known.items() if data.startswith(head)), None)
    if kind or data[4:8] == b"ftyp":
        text = Said(OTHER_KIND, kind=kind or Said("video or AVIF"))
        raise PhotoRefused(Reason.KIND_NOT_TAKEN, text)
    raise PhotoRefused(Reason.NOT_A_PICTURE, Said("This is not a picture, whatever its name says."))


def open_picture(data: bytes, mime: str) -> tuple[Image.Image, Tags]:
    """The picture, its header and tags read and its pixels not; only the plug-in of its own kind is asked.

    Raises:
        PhotoRefused: the header is damaged, or promises more pixels than any camera takes.
    """
    with _noting_warnings() as noted:
        try:
            image = Image.open(BytesIO(data), formats=PILLOW_KINDS[mime])
        except Image.DecompressionBombError as error:
            raise _too_many_pixels() from error
        except CANT_DECODE as error:
            raise _damaged(Said("its header can't be read")) from error
        if image.width * image.height > MOST_PIXELS[mime]:
            raise _too_many_pixels()
        tags = read_tags(image)
    tags.damaged = tags.damaged or any(issubclass(each.category, UserWarning) for each in noted)
    return image, tags


@contextmanager
def _noting_warnings() -> Iterator[list[warnings.WarningMessage]]:
    """What Pillow warns of (broken tags) as a list; locked, for Python has one filter for all threads."""
    with _ONE_AT_A_TIME, warnings.catch_warnings(record=True) as noted:
        warnings.simplefilter("always")
        yield noted


def _decode(data: bytes, mime: str) -> tuple[tuple[int, int], Tags]:
    """Size and tags, after every pixel was decoded once."""
    image, tags = open_picture(data, mime)
    with image:
        size = image.size
        wrong = exif_jpeg.flaw(data) if mime == "image/jpeg" else None
        if wrong:
            raise _damaged(wrong)
        try:
            image.draft("RGB", (CHECK_SIDE, CHECK_SIDE))  # JPEG decodes at a fraction of its size
            image.load()
        except CANT_DECODE as error:
            raise _damaged(Said("the picture can't be decoded to its end")) from error
    return size, tags


def _oddities(tags: Tags, size: tuple[int, int]) -> tuple[Oddity, ...]:
    clocks = read_clocks(tags.taken_local, tags.taken_offset_min, tags.gps_at)
    noted = {
        Oddity.NO_EXIF: not (tags.taken_local or tags.gps_at or tags.latitude or tags.device),
        Oddity.EXIF_DAMAGED: tags.damaged,
        Oddity.CLOCKS_DISAGREE: clocks.verdict is ClockVerdict.DISAGREE,
        Oddity.POSITION_IMPOSSIBLE: tags.position_impossible,
        Oddity.POSITION_MISSING: tags.latitude is None and not tags.position_impossible,
        Oddity.TINY: max(size) < TINY_SIDE,
    }
    return tuple(oddity for oddity, holds in noted.items() if holds)


def _too_large(size: int) -> PhotoRefused:
    text = "The file has {size} MB; photos up to {most} MB are taken."
    return PhotoRefused(Reason.TOO_LARGE, Said(text, size=round(size / 1e6), most=round(MOST_BYTES / 1e6)))


def _too_many_pixels() -> PhotoRefused:
    text = Said("The picture claims more pixels than any camera takes; it was not opened.")
    return PhotoRefused(Reason.TOO_MANY_PIXELS, text)


def _damaged(what: str) -> PhotoRefused:
    text = "The picture is damaged: {what}. If the card still has it, copy it again."
    return PhotoRefused(Reason.DAMAGED, Said(text, what=what))
