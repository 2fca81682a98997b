"""Whether a house may be contacted by a channel: what the owner said last, channel by channel."""

from collections.abc import Iterable
from dataclasses import dataclass

EVERY_CHANNEL = "all"
# A text or a call by machine needs a yes beforehand; letters, e-mail and knocks end with a no.
NEEDS_OPT_IN = frozenset({"sms", "call"})


@dataclass(frozen=True, slots=True)
class Preference:
    """Something an owner said; `recorded_at` in UTC milliseconds, `preference_id` breaks ties."""

    channel: str
    allowed: bool
    reason: str
    recorded_at: int
    preference_id: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Consent:
    """The answer: why not is in `basis` when it is not allowed."""

    allowed: bool
    basis: str


def consent(said: Iterable[Preference], channel: str, at: int) -> Consent:
    """Consent for a channel at a moment. The newest word about all channels or this one counts; a yes to all
    channels is no yes to a text or a call, a no to all of them is a no."""
    heard = [one for one in said if one.recorded_at <= at and one.channel in (channel, EVERY_CHANNEL)]
    last = max(heard, key=lambda one: (one.recorded_at, one.preference_id), default=None)
    if last is not None and not last.allowed:
        return Consent(allowed=False, basis=last.reason)
    if channel in NEEDS_OPT_IN:
        # A no to everything that was taken back later does not bring an older yes to life.
        lifted = max((one.recorded_at for one in heard if not one.allowed), default=-1)
        yes = [one for one in heard if one.channel == channel and one.allowed and one.recorded_at > lifted]
        newest = max(yes, key=lambda one: (one.recorded_at, one.preference_id), default=None)
        if newest is None:
            return Consent(allowed=False, basis="no_opt_in")
        return Consent(allowed=True, basis=newest.basis or newest.reason)
    return Consent(allowed=True, basis="no_objection" if last is None else last.basis or last.reason)
