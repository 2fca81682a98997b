"""When the steps of a sequence are due: cadence by persona, quiet hours on the house's clock, and their end.

Cadences are prototype-facts.md 12; the local window is product.md C.15; the decay is prototype-facts.md 10.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from stormops_desktop.domain.nurture.consent import Preference, consent
from stormops_desktop.domain.storms.vocabulary import Persona

HOUR_MS, DAY_MS = 3_600_000, 86_400_000
OPENS, CLOSES = time(8), time(21)
A_WEEK_AT_MOST = 3
UNKNOWN_PERSONA = (24, 72, 168)
CADENCES: Mapping[Persona, tuple[int, ...]] = MappingProxyType(
    {
        Persona.DEAL_HUNTER: (12, 36, 72),
        Persona.PROOF_SEEKER: (24, 72, 168),
        Persona.FAMILY_PROTECTOR: (36, 72, 120),
        Persona.STATUS_CONSCIOUS: (24, 96, 168),
    }
)
# What each step would rather be; the first channel that consent allows is taken.
CHANNELS = (("email", "direct_mail"), ("sms", "email", "direct_mail"), ("call", "door_knock"))
# Until which age of the storm (days) how much of the uplift is left.
DECAY = ((30, 1.0), (90, 0.7), (365, 0.4))
OLDEST = 0.1
WORTH_A_STEP = 0.05  # aged uplift at or below it is left alone


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step to be scheduled; `scheduled_at` in UTC milliseconds, inside the local window."""

    step: int
    channel: str
    scheduled_at: int
    consent_basis: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Steps, or the reason why there are none."""

    steps: tuple[PlannedStep, ...]
    refused: str = ""


def cadence(persona: str | None) -> tuple[int, ...]:
    """Hours from the start to each step."""
    try:
        return CADENCES[Persona(persona or "")]
    except ValueError:
        return UNKNOWN_PERSONA


def decay(age_days: float) -> float:
    """What share of the uplift a storm of that age leaves; a storm ahead counts as new."""
    return next((share for until, share in DECAY if age_days <= until), OLDEST)


def aged(uplift: float, storm_end: int | None, at: int) -> float:
    """The uplift at a moment (UTC milliseconds); a storm without a time does not age."""
    return uplift if storm_end is None else uplift * decay((at - storm_end) / DAY_MS)


def in_window(at: int, zone: ZoneInfo) -> bool:
    """Whether a moment is between 08:00 and 21:00 on the house's clock."""
    return OPENS <= datetime.fromtimestamp(at / 1000, UTC).astimezone(zone).time() < CLOSES


def moved_into_window(at: int, zone: ZoneInfo) -> int:
    """The moment itself, or the next 08:00 on the house's clock, by the offset of that day."""
    if in_window(at, zone):
        return at
    local = datetime.fromtimestamp(at / 1000, UTC).astimezone(zone)
    day = local.date() if local.time() < OPENS else local.date() + timedelta(days=1)
    return int(datetime.combine(day, OPENS, zone).timestamp() * 1000)


def plan(
    uplift: float,
    persona: str | None,
    said: Iterable[Preference],
    *,
    start: int,
    zone: ZoneInfo,
    storm_end: int | None,
    already: Iterable[int] = (),
) -> Plan:
    """The steps of one house's sequence.

    Args:
        start: UTC milliseconds. already: when the house is or was contacted, for the cap of a week.
    """
    if aged(uplift, storm_end, start) <= WORTH_A_STEP:
        return Plan((), "storm_age")
    heard, times = tuple(said), sorted(already)
    steps: list[PlannedStep] = []
    for wanted, hours in zip(CHANNELS, cadence(persona), strict=True):
        at = moved_into_window(start + hours * HOUR_MS, zone)
        allowed = [(channel, consent(heard, channel, start)) for channel in wanted]
        chosen = next(((channel, yes) for channel, yes in allowed if yes.allowed), None)
        if chosen is None or sum(at - 7 * DAY_MS < one <= at for one in times) >= A_WEEK_AT_MOST:
            continue
        times.append(at)
        steps.append(PlannedStep(len(steps) + 1, chosen[0], at, chosen[1].basis))
    return Plan(tuple(steps), "" if steps else "no_consent_or_cap")


@dataclass(frozen=True, slots=True)
class Standing:
    """What has happened since a house was enrolled.

    Attributes:
        suppressed: why it may not be contacted, "" when it may.
    """

    suppressed: str
    converted: bool
    contacted: bool
    still_treated: bool
    aged_uplift: float


def stop_reason(standing: Standing) -> str:
    """Why what is still scheduled has to stop; "" when it goes on."""
    if standing.converted:
        return "conversion"
    if standing.suppressed:
        return standing.suppressed
    if standing.contacted:
        return "contact"
    if not standing.still_treated:
        return "no_longer_treated"
    return "storm_age" if standing.aged_uplift <= WORTH_A_STEP else ""
