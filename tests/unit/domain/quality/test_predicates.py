"""What single values must satisfy, and what a run of checks says."""

import pytest

from stormops_desktop.domain.globe import metres_apart
from stormops_desktop.domain.quality.checks import (
    BY_CODE,
    CHECKS,
    CheckResult,
    CheckState,
    Severity,
    failed_of_run,
)
from stormops_desktop.domain.quality.predicates import made_ms, zip_in_state
from stormops_desktop.storage.quality.statements import STATEMENTS
from sync.contracts.identifiers import uuid7


@pytest.mark.parametrize(
    ("zip_code", "state", "wanted"),
    [
        ("75002", "TX", True), ("75002-1234", "tx", True), ("10001", "TX", False), ("10001", "NY", True),
        ("00501", "NY", True), ("02139", "MA", True), ("2139", "MA", False), ("abcde", "TX", False),
        ("", "TX", None), ("75002", None, None), ("75002", "Texas", None),
    ],
)  # fmt: skip
def test_zip_codes_and_states(zip_code: str, state: str | None, wanted: bool | None) -> None:
    assert zip_in_state(zip_code, state) is wanted


def test_metres() -> None:
    assert metres_apart(33.0, -96.0, 33.001, -96.0) == pytest.approx(111.2, abs=0.1)
    assert metres_apart(33.0, -96.0, 33.0, -96.0) == 0
    assert metres_apart(0.0, 179.9999, 0.0, -179.9999) == pytest.approx(22.2, abs=0.1)


def test_an_id_tells_when_it_was_made_if_it_can() -> None:
    assert made_ms(uuid7(1_553_457_600_123, b"0123456789")) == 1_553_457_600_123
    assert made_ms("6ba7b810-9dad-11d1-80b4-00c04fd430c8") is None
    assert made_ms("no id") is None


def test_every_check_is_declared_once_and_can_be_asked() -> None:
    assert [check.code for check in CHECKS] == [f"DQ{n:02}" for n in range(1, 26)]
    assert set(STATEMENTS) == set(BY_CODE)
    assert all(check.advice.endswith(".") and check.title for check in CHECKS)
    assert {check.severity for check in CHECKS} == set(Severity)


def test_issues_are_checks_not_rows_and_thresholds_are_shares() -> None:
    tolerant, strict = BY_CODE["DQ16"], BY_CODE["DQ12"]
    results = [
        CheckResult(tolerant, 100, 5), CheckResult(strict, 100, 1), CheckResult(BY_CODE["DQ02"], 0, 0),
        CheckResult(BY_CODE["DQ05"], 10, 9, muted_until=1),
    ]  # fmt: skip
    assert [one.state for one in results] == [
        CheckState.PASSED, CheckState.FAILED, CheckState.NOT_RUN, CheckState.MUTED,
    ]  # fmt: skip
    assert CheckResult(tolerant, 100, 6).state is CheckState.FAILED
    assert failed_of_run(results) == (1, 2)
