"""The hash chain over a device's ops: c_n = H(c_{n-1} || op id). Two histories that part are seen."""

import hashlib
from collections.abc import Iterable

START = "0" * 32


def extend(link: str, op_ids: Iterable[str]) -> str:
    """The chain value after `op_ids`, given the value before them."""
    for op_id in op_ids:
        link = hashlib.blake2b(f"{link}{op_id}".encode(), digest_size=16).hexdigest()
    return link
