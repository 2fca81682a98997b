"""Every meeting of two edits of one field: rule x what the second author had seen x values x clocks."""

import itertools
from typing import Any

import pytest

from sync.contracts.clock import pack
from sync.contracts.ops import Kind, Op, Quality, Verdict
from tests.helpers.centre import NOW, Centre, Laptop

SEEN, OWN, UNSEEN = "seen", "own", "unseen"
EARLIER, LATER, UNTRUSTED = "earlier", "later", "untrusted"

# rule -> (entity, named row, field, the first edit, the second edit)
FIELDS: dict[str, tuple[str, str, str, Any, Any]] = {
    "lww": ("jobs", "job_a", "outcome", "built", "callback"),
    "server": ("jobs", "job_a", "priority", "high", "low"),
    "max": ("routes", "route_a", "plan_version", 7, 9),
    "manual": ("policy_outcomes", "outcome", "value_cents", 100, 200),
    "set": ("claim_intel", "claim", "areas", '["roof"]', '{"add":["attic"],"remove":[]}'),
}


def _furnish_more(centre: Centre) -> None:
    maker = centre.laptop()
    where = {"storm_id": centre.ids["storm"], "property_id": centre.ids["house_a"]}
    maker.push(
        centre.add(maker, "policy_outcomes", centre.named("outcome"), **where),
        centre.add(maker, "claim_intel", centre.named("claim"), job_id=centre.ids["job_a"]),
    )


def _second_edit(centre: Centre, writer: Laptop, sight: str, clock: str, edit: tuple[Any, ...]) -> Op:
    entity, key, field, value = edit
    shift = {EARLIER: -1_000, LATER: 1_000, UNTRUSTED: -1_000}[clock]
    return writer.op(
        Kind.SET, entity, key, fields={field: value}, hlc=pack(NOW + shift),
        base=centre.high() if sight == SEEN else 1,
        quality=Quality.BAD if clock == UNTRUSTED else Quality.GOOD,
    )  # fmt: skip


def _meet(centre: Centre, rule: str, sight: str, clock: str, *, equal: bool) -> tuple[Verdict | None, Any]:
    _furnish_more(centre)
    entity, name, field, first, second = FIELDS[rule]
    writer, other = centre.laptop(), centre.laptop()
    author = writer if sight == OWN else other
    key = centre.ids[name]
    author.push(centre.set(author, entity, key, base=centre.high(), **{field: first}))
    edit = (entity, key, field, first if equal else second)
    verdict = writer.verdict(_second_edit(centre, writer, sight, clock, edit))
    reader = centre.laptop()
    reader.pull()
    row = reader.row(entity, key)
    assert row is not None
    return verdict, row[field]


def _expected(rule: str, sight: str, clock: str, *, equal: bool) -> tuple[str | None, Any]:
    """(verdict or None for applied, the value that stays): sync's section on merging, as a table."""
    _, _, _, first, second = FIELDS[rule]
    if equal and rule != "set":
        return None, first
    if rule == "set":
        both = '["roof"]' if equal else '["attic","roof"]'
        return ("merged" if sight == UNSEEN and not equal else None), both
    if sight in (SEEN, OWN):
        return None, second
    if rule in ("server", "manual"):
        return "conflict", first
    if rule == "max":
        return "merged", max(first, second)
    return "merged", first if clock == EARLIER else second


RULES = ("lww", "server", "max", "manual", "set")
CASES = list(itertools.product(RULES, (SEEN, OWN, UNSEEN), (EARLIER, LATER, UNTRUSTED), (True, False)))


@pytest.mark.parametrize(("rule", "sight", "clock", "equal"), CASES)
def test_every_meeting(centre: Centre, rule: str, sight: str, clock: str, equal: bool) -> None:
    verdict, value = _meet(centre, rule, sight, clock, equal=equal)
    wanted, stays = _expected(rule, sight, clock, equal=equal)
    assert (verdict.kind if verdict else None, value) == (wanted, stays)


def test_the_loser_by_clock_is_named(centre: Centre) -> None:
    verdict, _ = _meet(centre, "lww", UNSEEN, EARLIER, equal=False)
    assert verdict is not None
    assert verdict.lost == ("outcome",)


def test_a_conflict_shows_what_the_centre_has_and_changes_nothing_of_the_op(centre: Centre) -> None:
    planner, other = centre.laptop(), centre.laptop()
    job = centre.ids["job_a"]
    other.pull()
    other.push(centre.set(other, "jobs", job, priority="high"))
    verdict = planner.verdict(centre.set(planner, "jobs", job, priority="low", outcome="built"))
    assert verdict is not None
    assert (verdict.kind, verdict.current) == ("conflict", {"priority": "high"})
    planner.pull()
    assert planner.row("jobs", job)["outcome"] is None  # type: ignore[index]


def test_a_base_beyond_the_counter_counts_as_unknown(centre: Centre) -> None:
    planner, other = centre.laptop(), centre.laptop()
    job = centre.ids["job_a"]
    other.pull()
    other.push(centre.set(other, "jobs", job, priority="high"))
    verdict = planner.verdict(centre.set(planner, "jobs", job, base=centre.high() + 1, priority="low"))
    assert verdict is not None
    assert verdict.kind == "conflict"


def test_a_clock_years_ahead_wins_for_a_minute_only(centre: Centre) -> None:
    """Clamped to a minute ahead, it loses to the edits of the next minute."""
    planner, other = centre.laptop(), centre.laptop()
    job = centre.ids["job_a"]
    ahead = pack(NOW + 10 * 365 * 86_400_000)
    planner.push(planner.op(Kind.SET, "jobs", job, fields={"outcome": "built"}, base=1, hlc=ahead))
    centre.clock.now = NOW + 61_001
    assert other.verdict(centre.set(other, "jobs", job, base=1, outcome="callback")).kind == "merged"  # type: ignore[union-attr]
    planner.pull()
    assert planner.row("jobs", job)["outcome"] == "callback"  # type: ignore[index]


@pytest.mark.parametrize(("value", "kind"), [("house_a", None), ("house_b", "rejected")])
def test_a_fixed_field_can_only_be_repeated(centre: Centre, value: str, kind: str | None) -> None:
    planner = centre.laptop()
    verdict = planner.verdict(centre.set(planner, "jobs", centre.ids["job_a"], property_id=centre.ids[value]))
    assert (verdict.kind if verdict else None) == kind


def test_two_edits_by_one_laptop_in_one_batch_are_one_after_the_other(centre: Centre) -> None:
    planner = centre.laptop()
    job = centre.ids["job_a"]
    planner.pull()
    answer = planner.push(*(centre.set(planner, "jobs", job, priority=p) for p in ("low", "high", "low")))
    assert answer.verdicts == ()
    planner.pull()
    assert planner.row("jobs", job)["priority"] == "low"  # type: ignore[index]
