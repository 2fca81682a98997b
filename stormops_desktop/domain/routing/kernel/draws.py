"""Random numbers for the kernels: splitmix64 in an array, so a seed is all that decides a plan.

Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

from stormops_desktop.domain.routing.compiled import inlined

_STEP = np.uint64(0x9E3779B97F4A7C15)
_MIX_A, _MIX_B = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_S30, _S27, _S31, _S11 = np.uint64(30), np.uint64(27), np.uint64(31), np.uint64(11)
_UNIT = 2.0**-53


def seeded(seed: int) -> npt.NDArray[np.uint64]:
    """The state of a generator."""
    return np.array([seed % 2**64], dtype=np.uint64)


@inlined
def unit(state: Any) -> float:
    """Uniform in [0, 1)."""
    state[0] += _STEP
    mixed = state[0]
    mixed = (mixed ^ (mixed >> _S30)) * _MIX_A
    mixed = (mixed ^ (mixed >> _S27)) * _MIX_B
    mixed = mixed ^ (mixed >> _S31)
    return float(mixed >> _S11) * _UNIT


@inlined
def below(state: Any, n: int) -> int:
    """Uniform in 0..n-1."""
    return int(unit(state) * n)
