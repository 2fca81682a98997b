"""What the centre finds out by itself reaches the office, is told once, and can be replaced."""

from typing import Any

from sync.hub.core.facts import Fact
from tests.helpers.centre import Centre


def run_of(centre: Centre, key: str, **fields: Any) -> Fact:
    given = {
        "storm_id": centre.ids["storm"], "computed_at": 7, "as_of": 7, "engine_version": "1",
        "chain_order": 1, "draws": 0, "seed": 0, "shapley_weight": 0.5, "markov_weight": 0.5,
        "prior_strength": 0.0,
        "n_journeys": 2, "n_conversions": 1, "value_cents": 100, "low_sample": True, "input_sha256": "x",
        "config": "{}",
    }  # fmt: skip
    return Fact("attribution_runs", key, {**given, **fields})


def credit_of(centre: Centre, key: str, run: str, **fields: Any) -> Fact:
    given = {
        "attribution_run_id": run, "storm_id": centre.ids["storm"], "method": "markov", "channel": "email",
        "credit": 1.0, "conversions": 1.0, "value_cents": 100, "touches": 2, "n_journeys": 2,
        "n_conversions": 1, "engine_version": "1", "computed_at": 7,
    }  # fmt: skip
    return Fact("channel_attribution", key, {**given, **fields})


def test_the_office_sees_it_and_crews_do_not(centre: Centre) -> None:
    office, crew = centre.laptop("manager"), centre.laptop("crew", centre.crew_a)
    run, row = centre.uuid(), centre.uuid()
    before = centre.high()
    facts = [run_of(centre, run), credit_of(centre, row, run)]
    assert centre.hub.add_facts(centre.tenant_id, facts) == before + 1
    for laptop in (office, crew):
        laptop.pull()
        laptop.assert_whole()
    held = office.row("channel_attribution", row) or {}
    assert (held["credit"], held["attribution_run_id"], held["zip_code"]) == (1.0, run, None)
    assert (office.row("attribution_runs", run) or {})["computed_by"] is None
    assert crew.row("attribution_runs", run) is None
    assert crew.row("channel_attribution", row) is None


def test_it_is_told_once_and_the_first_telling_stands(centre: Centre) -> None:
    office = centre.laptop("manager")
    run = centre.uuid()
    centre.hub.add_facts(centre.tenant_id, [run_of(centre, run)])
    high = centre.high()
    assert centre.hub.add_facts(centre.tenant_id, [run_of(centre, run, computed_at=9)]) == 0
    assert centre.high() == high
    office.pull()
    assert (office.row("attribution_runs", run) or {})["computed_at"] == 7


def test_a_laptop_that_found_the_same_agrees_with_it(centre: Centre) -> None:
    office = centre.laptop("manager")
    run, row = centre.uuid(), centre.uuid()
    facts = [run_of(centre, run), credit_of(centre, row, run)]
    centre.hub.add_facts(centre.tenant_id, facts)
    late = centre.add(office, "attribution_runs", run, **{**facts[0].fields, "computed_at": 8, "as_of": 8})
    near = centre.add(office, "channel_attribution", row, **{**facts[1].fields, "credit": 1.0 - 1e-12})
    verdicts = office.push(late, near).verdicts
    assert [verdict.kind for verdict in verdicts] == ["merged", "merged"]


def test_what_it_replaces_leaves_every_laptop(centre: Centre) -> None:
    office = centre.laptop("manager")
    old, new, row = centre.uuid(), centre.uuid(), centre.uuid()
    centre.hub.add_facts(centre.tenant_id, [run_of(centre, old), credit_of(centre, row, old)])
    office.pull()
    outdated = [("channel_attribution", row), ("attribution_runs", old)]
    assert centre.hub.add_facts(centre.tenant_id, [run_of(centre, new)], outdated) == centre.high()
    office.pull()
    office.assert_whole()
    assert office.row("attribution_runs", old) is None
    assert office.row("attribution_runs", new) is not None


def test_what_was_replaced_may_become_true_again(centre: Centre) -> None:
    """A conversion comes and is taken back: the first run is the one that holds."""
    office = centre.laptop("manager")
    first, second = centre.uuid(), centre.uuid()
    centre.hub.add_facts(centre.tenant_id, [run_of(centre, first)])
    centre.hub.add_facts(centre.tenant_id, [run_of(centre, second)], [("attribution_runs", first)])
    office.pull()
    again = [run_of(centre, first, computed_at=9)]
    assert centre.hub.add_facts(centre.tenant_id, again, [("attribution_runs", second)]) == centre.high()
    office.pull()
    office.assert_whole()
    assert (office.row("attribution_runs", first) or {})["computed_at"] == 9
    assert office.row("attribution_runs", second) is None


def test_a_crew_and_a_planner_may_not_say_it(centre: Centre) -> None:
    for laptop in (centre.laptop("crew", centre.crew_a), centre.laptop("planner")):
        op = centre.add(laptop, "attribution_runs", **run_of(centre, centre.uuid()).fields)
        verdict = laptop.verdict(op)
        assert verdict is not None and verdict.kind == "rejected"


def test_who_computed_is_who_the_token_says(centre: Centre) -> None:
    office = centre.laptop("manager")
    key = centre.uuid()
    op = centre.add(
        office, "attribution_runs", **{**run_of(centre, key).fields, "computed_by": centre.uuid()}
    )
    assert office.verdict(op) is None
    office.pull()
    assert (office.row("attribution_runs", op.key) or {})["computed_by"] == office.principal.account_id
