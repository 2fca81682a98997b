"""The one door to numba: with it the kernels run as machine code, without it as plain Python.

numba remembers compiled kernels by the file of the function alone. Whoever edits a kernel that others call
empties `__pycache__` (files `*.nbi`), or the callers keep the old one.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

_njit: Any = None
with suppress(ImportError):  # a platform without a wheel: split and OR-Tools still make routes
    from numba import njit as _njit

Kernel = TypeVar("Kernel", bound=Callable[..., object])

COMPILED = _njit is not None


def compiled(function: Kernel) -> Kernel:
    """The function as machine code that lets other threads run; as it is where numba is missing."""
    return _made(function, cache=True)


def kernel(function: Kernel) -> Kernel:
    """Compiled without reference counts, which would take three quarters of the time: it makes no arrays."""
    return _made(function, cache=True, _nrt=False)


def inlined(function: Kernel) -> Kernel:
    """A small hot kernel: its code goes where it is called."""
    return _made(function, forceinline=True, _nrt=False)


def _made(function: Kernel, **options: bool) -> Kernel:
    if _njit is None:
        return function
    try:
        fast: Kernel = _njit(nogil=True, **options)(function)
    except RuntimeError:  # a frozen application has no file beside which a cache could lie
        fast = _njit(nogil=True, **{**options, "cache": False})(function)
    return fast
