"""How alike two records are, field by field, in levels: 0 unknown, 1 the same, then less and less alike."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from stormops_desktop.domain.identity.linkage.table import Column, Ints, Kind, Records

Levels = npt.NDArray[np.int8]
UNKNOWN, SAME = 0, 1
VERY_ALIKE, ALIKE = 0.92, 0.80
HOW_MANY = {Kind.CODE: 4, Kind.DATE: 4, Kind.WORD: 5, Kind.NUMBER: 4, Kind.CLASS: 3}  # with unknown


def compare(records: Records, first: Ints, second: Ints) -> Levels:
    """(p, columns) level of every pair in every column."""
    found = np.zeros((len(first), len(records.columns)), np.int8)
    for at, column in enumerate(records.columns):
        found[:, at] = _column_levels(column, first, second)
    return found


def _column_levels(column: Column, first: Ints, second: Ints) -> Levels:
    a, b = column.codes[first], column.codes[second]
    levels = np.full(len(a), HOW_MANY[column.kind] - 1, np.int8)
    levels[a == b] = SAME
    levels[(a < 0) | (b < 0)] = UNKNOWN
    unlike = np.flatnonzero((a >= 0) & (b >= 0) & (a != b))
    if column.kind is not Kind.CLASS and len(unlike):
        levels[unlike] = _unlike(column, np.minimum(a, b)[unlike], np.maximum(a, b)[unlike])
    return levels


def _unlike(column: Column, a: Ints, b: Ints) -> Levels:
    """Levels of values that differ; each pair of values is looked at once, however many records have it."""
    size = len(column.values)
    once, back = np.unique(a * size + b, return_inverse=True)
    values = np.asarray(column.values, object)
    left, right = values[once // size].tolist(), values[once % size].tolist()
    judge = _alike if column.kind is Kind.WORD else _slips
    return judge(left, right)[back]


def _alike(left: list[str], right: list[str]) -> Levels:
    likeness = _pairwise(left, right, JaroWinkler.similarity)
    return np.select([likeness >= VERY_ALIKE, likeness >= ALIKE], [2, 3], 4).astype(np.int8)


def _slips(left: list[str], right: list[str]) -> Levels:
    slips = _pairwise(left, right, DamerauLevenshtein.distance)
    return np.where(slips <= 1, 2, 3).astype(np.int8)


def _pairwise(left: list[str], right: list[str], scorer: Callable[..., float]) -> npt.NDArray[np.float64]:
    found: npt.NDArray[np.float64] = process.cpdist(left, right, scorer=scorer).astype(np.float64)
    return found
