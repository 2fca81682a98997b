"""Which pairs are worth comparing: those that agree in two ways at least, in one of several passes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from stormops_desktop.domain.identity.linkage.table import Column, Ints, Records

LARGEST_BLOCK = 200
Cut = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Pass:
    """Records that agree in all of these columns; `cuts` compare a part of a column's value only."""

    columns: tuple[str, ...]
    cuts: tuple[Cut | None, ...] = ()


def _first(count: int) -> Cut:
    return lambda value: value[:count]


def _key(value: str) -> str:
    """A skeleton of a word that survives vowels and doubled letters: first letter, then consonants."""
    kept = value[:1] + "".join(letter for letter in value[1:] if letter not in "aeiouhwy ")
    return "".join(now for before, now in zip(" " + kept, kept, strict=False) if now != before)[:4]


PASSES = (
    Pass(("ssn",)), Pass(("email",)), Pass(("phone",)), Pass(("claim_number",)), Pass(("policy_number",)),
    Pass(("parcel_id",)),
    Pass(("given_name", "surname")), Pass(("name", "zip_code")), Pass(("name", "address")),
    Pass(("date_of_birth", "surname")), Pass(("date_of_birth", "given_name")),
    Pass(("date_of_birth", "street_number")), Pass(("date_of_birth", "zip_code")),
    Pass(("surname", "zip_code"), (_key, None)), Pass(("given_name", "zip_code"), (_key, None)),
    Pass(("surname", "street_number"), (_key, None)), Pass(("given_name", "street_number"), (_key, None)),
    Pass(("given_name", "surname"), (_key, _key)), Pass(("street", "street_number"), (_first(5), None)),
    Pass(("street", "surname"), (_first(5), _first(3))),
    Pass(("street", "given_name"), (_first(5), _first(3))),
    Pass(("city", "surname"), (_first(5), _first(3))), Pass(("city", "given_name"), (_first(5), _first(3))),
    Pass(("zip_code", "street_number")), Pass(("street", "zip_code"), (_first(4), None)),
    Pass(("unit", "surname"), (_first(5), _first(2))), Pass(("unit", "given_name"), (_first(5), _first(2))),
    Pass(("unit", "street"), (_first(5), _first(4))), Pass(("city", "street_number"), (_first(4), None)),
    Pass(("address", "zip_code"), (_first(8), None)), Pass(("name", "city"), (_key, None)),
)  # fmt: skip


def candidate_pairs(records: Records, passes: Sequence[Pass] = PASSES) -> tuple[Ints, Ints]:
    """(p,), (p,) first and second records of all pairs that some pass proposes, each pair once."""
    n = len(records.ids)
    found = [np.zeros(0, np.int64)]
    for one in passes:
        first, second = pass_pairs(records, one)
        found.append(first * n + second)
    both = np.unique(np.concatenate(found))
    first, second = np.divmod(both, max(n, 1))
    return first, second


def pass_pairs(records: Records, one: Pass) -> tuple[Ints, Ints]:
    """Pairs of one pass; none when the lists lack one of its columns. Blocks over 200 are skipped."""
    columns = [records.column(name) for name in one.columns]
    if any(column is None for column in columns):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    cuts = one.cuts or (None,) * len(columns)
    keys = [_cut(column, cut) for column, cut in zip(columns, cuts, strict=True) if column is not None]
    known = np.flatnonzero(np.all([key >= 0 for key in keys], axis=0))
    block = np.zeros(len(known), np.int64)
    for key in keys:
        _, block = np.unique(block * (key.max(initial=0) + 1) + key[known], return_inverse=True)
    order = np.argsort(block, kind="stable")
    first, second = _within(block[order], known[order])
    if records.two_lists:
        across = records.source[first] != records.source[second]
        first, second = first[across], second[across]
    return np.minimum(first, second), np.maximum(first, second)


def _cut(column: Column, cut: Cut | None) -> Ints:
    if cut is None:
        return column.codes
    parts = [cut(value) for value in column.values]
    code = {part: at for at, part in enumerate(dict.fromkeys(parts))}
    short = np.array([code[part] for part in parts] + [-1])
    return short[column.codes]


def _within(block: Ints, member: Ints) -> tuple[Ints, Ints]:
    """All pairs inside each block; `block` is sorted."""
    starts = np.flatnonzero(np.diff(block, prepend=-1))
    sizes = np.diff(np.append(starts, len(block)))
    firsts, seconds = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for size in np.unique(sizes[(sizes > 1) & (sizes <= LARGEST_BLOCK)]):
        at = starts[sizes == size]
        left, right = np.triu_indices(int(size), 1)
        firsts.append(member[(at[:, None] + left).ravel()])
        seconds.append(member[(at[:, None] + right).ravel()])
    return np.concatenate(firsts), np.concatenate(seconds)
