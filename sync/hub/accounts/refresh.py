"""What may be done with a refresh token that was shown: pure, so that every case is a test."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum


class Use(Enum):
    """What showing a refresh token means."""

    CURRENT = "current"  # the newest of its family: rotate it
    GRACE = "grace"  # the one before, within the grace: the answer with its successor was lost
    REUSED = "reused"  # older: somebody has a copy, the family ends
    DEAD = "dead"  # unknown, expired or ended


@dataclass(frozen=True, slots=True)
class RefreshRow:
    """A refresh token as the database keeps it.

    Attributes:
        family: every token that descends from one sign-in.
        successor_used: the token that replaced this one has itself been shown.
    """

    token_hash: str
    family: str
    account_id: str
    tenant_id: str
    device: str
    expires_at: datetime
    rotated_at: datetime | None
    revoked_at: datetime | None
    replaced_by: str | None
    successor_used: bool


def judge(row: RefreshRow | None, now: datetime, grace_s: int) -> Use:
    """Decides on a shown token. Rotation uses a token up; only the one before the newest has a grace."""
    if row is None or row.revoked_at is not None:
        return Use.DEAD
    if row.rotated_at is None:
        return Use.CURRENT if now < row.expires_at else Use.DEAD
    if not row.successor_used and now <= row.rotated_at + timedelta(seconds=grace_s):
        return Use.GRACE
    return Use.REUSED
