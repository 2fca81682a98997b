"""Codes in every spelling; the contract carries the same list."""

import pytest

from stormops_desktop.domain.claims.vocabulary import (
    CoverageType,
    DamageType,
    DeductibleKind,
    PaperKind,
    Severity,
    normalise_code,
    read_code,
)
from sync.contracts.entities import claims


def test_the_contract_spells_the_same_codes() -> None:
    assert tuple(DamageType) == claims.DAMAGE_TYPES
    assert tuple(Severity) == claims.SEVERITIES


@pytest.mark.parametrize(
    ("typed", "code"),
    [("hail", "hail"), ("Hail", "hail"), ("Hail/Wind", "hail_wind"), (" wind & hail ", "hail_wind")],
)
def test_both_spellings_of_damage_are_read(typed: str, code: str) -> None:
    assert read_code(DamageType, typed) == code


@pytest.mark.parametrize(("typed", "code"), [("High", "high"), ("high", "high"), ("MODERATE", "medium")])
def test_both_spellings_of_severity_are_read(typed: str, code: str) -> None:
    assert read_code(Severity, typed) == code


def test_other_codes() -> None:
    assert read_code(CoverageType, "Actual Cash Value") is CoverageType.ACV
    assert read_code(DeductibleKind, "Percent") is DeductibleKind.PERCENT
    assert read_code(PaperKind, "Certificate of Completion") is PaperKind.COC
    assert read_code(DamageType, "meteor") is None
    assert normalise_code("  ") == ""


@pytest.mark.parametrize("kind", [DamageType, Severity, CoverageType, DeductibleKind, PaperKind])
def test_a_stored_code_reads_back_as_itself(kind: type[DamageType]) -> None:
    assert [read_code(kind, code.value) for code in kind] == list(kind)
