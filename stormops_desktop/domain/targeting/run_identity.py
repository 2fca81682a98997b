"""The name of a policy run: the same for the same inputs, whoever runs it and in whatever order."""

import hashlib
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

POLICY_VERSION = "policy-2"


def run_identity(
    place: str, mode: str, capacity: int | None, ids: Sequence[str], uplift: npt.NDArray[np.float64],
    flags: Sequence[npt.NDArray[Any]],
) -> str:  # fmt: skip
    """ "moderate-" and 16 hex digits of the SHA-256 of everything the decisions follow from.

    Args:
        place: names tenant and storm. ids: in order. uplift: nan where never scored.
        flags: one small number a house each: ineligibility, standing control, arm.
    """
    digest = hashlib.sha256(f"{POLICY_VERSION}|{place}|{mode}|{capacity}|".encode())
    digest.update("\n".join(ids).encode())
    known = np.where(np.isnan(uplift), np.nan, uplift + 0.0)  # one nan and one zero
    digest.update(known.astype("<f8").tobytes())
    for flag in flags:
        digest.update(flag.astype(np.uint8).tobytes())
    return f"{mode}-{digest.hexdigest()[:16]}"
