"""Every case of a shown refresh token, without a database."""

from datetime import UTC, datetime, timedelta

import pytest

from sync.hub.accounts.refresh import RefreshRow, Use, judge

NOW = datetime(2026, 3, 25, 12, tzinfo=UTC)
AGES_S = {"never": None, "just now": 0, "in grace": 60, "after grace": 61}


def _row(rotated: str, *, used: bool = False, revoked: bool = False, expired: bool = False) -> RefreshRow:
    age_s = AGES_S[rotated]
    return RefreshRow(
        token_hash="h", family="f", account_id="a", tenant_id="t", device="d",
        expires_at=NOW if expired else NOW + timedelta(days=1),
        rotated_at=None if age_s is None else NOW - timedelta(seconds=age_s),
        revoked_at=NOW if revoked else None,
        replaced_by=None if age_s is None else "s", successor_used=used,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("row", "use"),
    [
        (None, Use.DEAD),
        (_row("never"), Use.CURRENT),
        (_row("never", expired=True), Use.DEAD),
        (_row("never", revoked=True), Use.DEAD),
        (_row("just now"), Use.GRACE),
        (_row("in grace"), Use.GRACE),
        (_row("in grace", used=True), Use.REUSED),
        (_row("in grace", revoked=True), Use.DEAD),
        (_row("after grace"), Use.REUSED),
        (_row("after grace", used=True), Use.REUSED),
        (_row("after grace", revoked=True), Use.DEAD),
        (_row("after grace", expired=True), Use.REUSED),
    ],
)
def test_judge(row: RefreshRow | None, use: Use) -> None:
    assert judge(row, NOW, 60) is use
