"""From listed houses to the rows of their sequences."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from stormops_desktop.domain.nurture.consent import Preference
from stormops_desktop.domain.nurture.guardrails import MayContact
from stormops_desktop.domain.nurture.sequences import DAY_MS, Plan, plan
from stormops_desktop.domain.zones import zone_named
from stormops_desktop.services.nurture.guarding import Guardrails
from stormops_desktop.services.nurture.models import SchedulePreview
from stormops_desktop.storage.nurture import rows
from stormops_desktop.storage.quality.storms import StormSpan
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind

SEQUENCES = "nurture_sequences"
UNCONVERTED = "unconverted"
LOOK_BACK_MS = 7 * DAY_MS
MILDEST = "direct_mail"  # what even a house that was contacted enough may get


@dataclass(frozen=True, slots=True)
class HousePlan:
    """A house with its plan; `round` is the number of this sequence at this house."""

    property_id: str
    uplift: float
    persona: str | None
    round: int
    plan: Plan


def zone_of(storm: StormSpan) -> ZoneInfo:
    """The zone whose clock quiet hours follow; UTC when the storm has none that exists."""
    return zone_named(storm.time_zone)


def planned(connection: Any, storm: StormSpan, among: Collection[str] | None, start: int) -> list[HousePlan]:
    """A plan for each listed house of these (None: all), in the list's order."""
    said: dict[str, list[Preference]] = defaultdict(list)
    for row in rows.preferences(connection):
        said[row.property_id].append(
            Preference(
                row.channel,
                bool(row.allowed),
                row.reason,
                row.recorded_at,
                row.preference_id,
                row.basis or "",
            )
        )
    contacts: dict[str, list[int]] = defaultdict(list)
    for row in rows.contacts_since(connection, storm.storm_id, start - LOOK_BACK_MS):
        contacts[row.property_id].append(row.at)
    zone, ended = zone_of(storm), storm.end_at or storm.begin_at
    guardrails = Guardrails(connection, start)
    found = []
    for row in rows.candidates(connection, storm.storm_id, among):
        resting = guardrails.check(row.property_id, MILDEST)
        made = Plan((), _off(row, resting)) if row.in_sequence or not resting.allowed else plan(
            row.uplift, row.persona, said[row.property_id], start=start, zone=zone, storm_end=ended,
            already=contacts[row.property_id],
        )  # fmt: skip
        found.append(HousePlan(row.property_id, row.uplift, row.persona, row.rounds + 1, made))
    return found


def _off(row: Any, resting: MayContact) -> str:
    """Why no sequence may begin: one is under way, or the house is to be left alone."""
    return "in_sequence" if row.in_sequence else resting.reason


def preview_of(plans: Sequence[HousePlan], asked: Collection[str] | None) -> SchedulePreview:
    """What these plans come to; houses asked for that are not listed are skipped as such."""
    skipped = Counter(one.plan.refused for one in plans if one.plan.refused)
    if asked is not None:
        absent = len(set(asked) - {one.property_id for one in plans})
        skipped.update({"not_listed": absent} if absent else {})
    times = [step.scheduled_at for one in plans for step in one.plan.steps]
    houses = sum(bool(one.plan.steps) for one in plans)
    return SchedulePreview(
        houses, len(times), dict(skipped), min(times, default=None), max(times, default=None)
    )


def step_drafts(house: HousePlan, storm_id: str, actor: str, now: int) -> list[Draft]:
    """The rows of one house's sequence. Ids follow from house, round and step: two planners who schedule the
    same round make one sequence, not two."""
    shared: Mapping[str, Any] = {
        "storm_id": storm_id, "property_id": house.property_id, "sequence_type": UNCONVERTED,
        "round": house.round, "uplift_at_enrol": house.uplift, "enrolled_at": now, "actor_id": actor,
        "quiet_hours_ok": True, "status": "scheduled",
    }  # fmt: skip
    drafts = []
    for step in house.plan.steps:
        key = str(
            uuid.uuid5(
                uuid.UUID(storm_id),
                f"{SEQUENCES}:{house.property_id}:{UNCONVERTED}:{house.round}:{step.step}",
            )
        )
        fields = {
            **shared, "step": step.step, "channel": step.channel, "scheduled_at": step.scheduled_at,
            "template_id": f"{UNCONVERTED}_{step.step}_{step.channel}", "consent_basis": step.consent_basis,
            **({"persona": house.persona} if house.persona else {}),
        }  # fmt: skip
        drafts.append(Draft(Kind.ADD, SEQUENCES, key, fields))
    return drafts
