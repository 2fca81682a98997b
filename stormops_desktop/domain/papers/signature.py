"""A signature: strokes of a pen, or a typed name with a consent. Its hash is part of the paper's link."""

import hashlib
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from stormops_desktop.domain.said import Said

Point = tuple[float, float]
Stroke = tuple[Point, ...]

SHORTEST = 0.25  # of the field's width: less is a slip of the pen
LONGEST_NAME = 120
CONSENT = "I sign this paper by typing my name, and I mean it as my signature."


class SignedBy(StrEnum):
    """How somebody signed."""

    DRAWN = "drawn"
    TYPED = "typed"


class NotSigned(ValueError):  # noqa: N818 - reads as the sentence it is
    """`str(error)` is a `Said`: what is missing, for the person."""

    def __init__(self, template: str, **given: object) -> None:
        super().__init__(Said(template, **given))


@dataclass(frozen=True, slots=True)
class Ink:
    """What somebody left in the signature field.

    Attributes:
        strokes: places as fractions of the field, 0,0 at its top left.
        consent: the person ticked `CONSENT`; only a typed signature needs it.
    """

    signer: str
    strokes: tuple[Stroke, ...] = ()
    typed: bool = False
    consent: bool = False

    @property
    def signed_by(self) -> SignedBy:
        return SignedBy.TYPED if self.typed else SignedBy.DRAWN


def checked(ink: Ink) -> Ink:
    """The signature as it is kept: the name tidied, the strokes inside the field and cut to 1/10,000.

    Raises:
        NotSigned: no name, no signature, or a typed one without consent.
    """
    signer = " ".join(ink.signer.split())
    if not signer:
        raise NotSigned("Write the name of the person who signs.")
    if len(signer) > LONGEST_NAME:
        raise NotSigned("The name of the signer has at most {most} characters.", most=LONGEST_NAME)
    if ink.typed:
        if not ink.consent:
            raise NotSigned("A typed signature needs the tick that it is meant as one.")
        return Ink(signer, (), typed=True, consent=True)
    strokes = tuple(_tidied(stroke) for stroke in ink.strokes if stroke)
    if length(strokes) < SHORTEST:
        raise NotSigned("Sign in the field first, or choose to sign by typing the name.")
    return Ink(signer, strokes)


def length(strokes: Sequence[Stroke]) -> float:
    """How far the pen went on the field, in widths of it."""
    return sum(math.dist(a, b) for stroke in strokes for a, b in pairwise(stroke))


def signature_hash(ink: Ink) -> str:
    """SHA-256 of a checked signature; the same strokes give the same hash everywhere."""
    said: object = CONSENT if ink.typed else ink.strokes
    text = json.dumps([ink.signed_by.value, ink.signer, said], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _tidied(stroke: Stroke) -> Stroke:
    return tuple((_inside(x), _inside(y)) for x, y in stroke)


def _inside(fraction: float) -> float:
    return round(min(1.0, max(0.0, fraction)), 4)
