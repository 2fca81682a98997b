"""Plans as bytes, to be kept on this computer until somebody publishes or forgets them."""

import zlib

import msgspec

from stormops_desktop.domain.routing.plans.draft import PlanDraft
from stormops_desktop.domain.said import Said
from stormops_desktop.services.errors import StoreTrouble

_DECODER = msgspec.json.Decoder(PlanDraft)


def packed(plan: PlanDraft) -> bytes:
    """The plan as compressed JSON."""
    return zlib.compress(msgspec.json.encode(plan, enc_hook=_as_english), 6)


def _as_english(said: object) -> str:
    """What a `Said` says, without its template."""
    assert isinstance(said, Said), type(said)
    return said[:]


def unpacked(body: bytes) -> PlanDraft:
    """The plan in such bytes.

    Raises:
        StoreTrouble: they were written by another version, or are damaged.
    """
    try:
        return _DECODER.decode(zlib.decompress(body))
    except (zlib.error, msgspec.DecodeError) as error:
        raise StoreTrouble(
            "This kept plan can't be read by this version of the program. The stored routes are untouched; "
            "cut the plan anew."
        ) from error
