"""Sequence numbers and file names of photos that leave the house: stable, sortable, safe on every system."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from stormops_desktop.domain.evidence.taxonomy import Labels

LONGEST_NAME = 120
RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{p}{n}" for p in ("com", "lpt") for n in range(1, 10))})
SUFFIXES = {"image/jpeg": "jpg", "image/png": "png", "image/heic": "heic", "image/heif": "heif"}


@dataclass(frozen=True, slots=True)
class InOrder:
    """A photo for numbering: by the time it was taken, then as it was added, then by its key."""

    photo_id: str
    taken_at: int | None
    added_at: int


def in_sequence(photos: Iterable[InOrder]) -> dict[str, int]:
    """The number of each photo within its job, from 1; a photo without a time follows those with one."""
    ordered = sorted(photos, key=lambda p: (p.taken_at is None, p.taken_at or 0, p.added_at, p.photo_id))
    return {photo.photo_id: number for number, photo in enumerate(ordered, start=1)}


def export_name(address: str, number: int, labels: Labels, mime: str, taken: Iterable[str] = ()) -> str:
    """A file name such as `12-oak-st_007_S_test-square.jpg`, different from those already taken.

    Args:
        taken: names in the same folder; compared without regard to case.
    """
    parts = [_plain(address) or "photo", f"{number:03d}"]
    parts += [_plain(part, keep_case=True) for part in (labels.slope, labels.shot or labels.category) if part]
    stem = "_".join(part for part in parts if part)[:LONGEST_NAME].rstrip("._- ")
    used = {name.lower() for name in taken}
    suffix = SUFFIXES.get(mime, "bin")
    return next(name for name in _candidates(stem, suffix) if name.lower() not in used)


def _candidates(stem: str, suffix: str) -> Iterable[str]:
    yield f"{stem}.{suffix}"
    again = 2
    while True:
        yield f"{stem}-{again}.{suffix}"
        again += 1


def _plain(text: str, *, keep_case: bool = False) -> str:
    """Letters, digits and hyphens of the Latin alphabet; a device name of Windows gets a hyphen."""
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^A-Za-z0-9]+", "-", folded).strip("-")
    slug = slug if keep_case else slug.lower()
    return f"{slug}-" if slug.lower() in RESERVED else slug
