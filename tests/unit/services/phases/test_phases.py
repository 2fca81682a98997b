"""Phases of a storm over a real replica: each gate's number, the rows behind it, and who may ask."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from stormops_desktop.domain.phases.gates import GATES, GateResult, Phase, PhaseState, Verdict
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.phases.desk import PhaseDesk
from tests.helpers import play_storm as p
from tests.helpers.replica_rows import key

HOUR = 3_600_000


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[p.PlayBench]:
    made = p.PlayBench(tmp_path)
    yield made
    made.close()


def gate(bench: p.PlayBench, code: str) -> GateResult:
    phases = PhaseDesk(bench.work).strip(p.STORM).phases
    return next(one for phase in phases for one in phase.gates if one.gate.code == code)


def report(n: int, **fields: object) -> p.Line:
    given = {"storm_id": p.STORM, "source": "spc_daily", "source_id": str(n), "hazard": "hail",
             "magnitude": 1.75, "unit": "in", "time_at": p.BEGIN, "preliminary": False, "place": "Allen",
             "latitude": 33.02 + n / 10, "longitude": -96.62}  # fmt: skip
    return ("storm_reports", key(f"report{n}"), {**given, **fields})


def brought_in(at: int) -> p.Line:
    return ("data_imports", key(f"import{at}"), {
        "kind": "spc_daily", "file_name": "a.csv", "storm_id": p.STORM, "rows": 1, "accepted": 1,
        "unchanged": 0, "rejected": 0, "imported_at": at, "imported_by": key("me"),
    })  # fmt: skip


def treated(n: int, uplift: float = 0.2) -> list[p.Line]:
    return [*p.house_lines(n), p.uplift_line(n, uplift), p.decision_line(n, "treat")]


def route(name: str, *houses: int, status: str = "published") -> list[p.Line]:
    made: list[p.Line] = [("routes", key(name), {
        "storm_id": p.STORM, "route_name": name, "status": status, "plan_version": 1,
        "property_count": len(houses)})]  # fmt: skip
    made += [("route_properties", key(f"stop{n}{name}"), {
        "route_id": key(name), "storm_id": p.STORM, "property_id": p.house(n), "sequence_order": at,
        "locked": False}) for at, n in enumerate(houses, 1)]  # fmt: skip
    return made


def step(n: int, status: str) -> p.Line:
    return ("nurture_sequences", key(f"step{n}{status}"), {
        "storm_id": p.STORM, "property_id": p.house(n), "sequence_type": "unconverted", "round": 1, "step": 1,
        "channel": "email", "enrolled_at": p.BEGIN, "actor_id": key("me"), "scheduled_at": p.BEGIN,
        "status": status,
    })  # fmt: skip


def touch(n: int, direction: str, *, converted: bool = False) -> p.Line:
    return ("customer_journeys", key(f"touch{n}{direction}{converted}"), {
        "storm_id": p.STORM, "property_id": p.house(n), "channel": "call", "timestamp": p.BEGIN,
        "direction": direction, "converted": converted, "source_event_id": f"{n}{direction}{converted}",
    })  # fmt: skip


def test_a_bare_storm_has_started_nothing(bench: p.PlayBench) -> None:
    strip = PhaseDesk(bench.work).strip(p.STORM)
    assert {one.state for one in strip.phases} == {PhaseState.NOT_STARTED}
    assert strip.in_front is Phase.DETECT


def test_zones_are_places_with_severe_reports_counted_once(bench: p.PlayBench) -> None:
    bench.add(
        report(1), report(2, latitude=33.125, longitude=-96.625), report(3, magnitude=0.75),
        report(4, hazard="wind", magnitude=70.0, unit="mph"), report(5, withdrawn_at=p.NOW),
        report(6, latitude=None),
    )  # fmt: skip
    assert gate(bench, "hot_zones").value == 2
    assert [row.amount for row in PhaseDesk(bench.work).rows(p.STORM, "hot_zones", 0, 9)] == [1.75, 70.0]


def test_data_is_fresh_by_the_last_import_until_nothing_new_is_to_come(bench: p.PlayBench) -> None:
    assert gate(bench, "fresh_data").missing == "no_import"
    bench.add(brought_in(p.NOW - 3 * HOUR))
    assert (gate(bench, "fresh_data").value, gate(bench, "fresh_data").verdict) == (3, Verdict.FAILED)
    bench.add(brought_in(p.NOW - HOUR))
    assert gate(bench, "fresh_data").verdict is Verdict.PASSED
    bench.now = p.BEGIN + 60 * HOUR
    assert gate(bench, "fresh_data").missing == "storm_over"


def test_doors_zips_and_the_control_group(bench: p.PlayBench) -> None:
    bench.add(*treated(1), *treated(2), *p.house_lines(3), p.uplift_line(3, 0.3))
    bench.add(p.decision_line(3, "hold", "rct_control"))
    assert gate(bench, "doors").value == 2
    assert gate(bench, "doors").short == 998
    assert gate(bench, "hot_zips").value == 1
    assert gate(bench, "control_group").value == 1


def test_routed_value_is_uplift_times_margin_less_the_visit(bench: p.PlayBench) -> None:
    bench.add(*treated(1, 0.2), *treated(2, 0.3), *route("A", 1, 2), *route("old", 2, status="archived"))
    assert gate(bench, "routes_out").value == 1
    assert gate(bench, "routed_value").value == (300_000 - 5_000) + (450_000 - 5_000)
    assert gate(bench, "held_out_routed").verdict is Verdict.PASSED


def test_a_held_out_house_on_a_route_fails_and_is_named(bench: p.PlayBench) -> None:
    assert gate(bench, "held_out_routed").missing == "no_routes"
    bench.add(*p.house_lines(3), p.uplift_line(3, 0.3), p.decision_line(3, "hold", "universal_control"))
    bench.add(*route("A", 3))
    assert gate(bench, "held_out_routed").verdict is Verdict.FAILED
    row = PhaseDesk(bench.work).rows(p.STORM, "held_out_routed", 0, 9)[0]
    assert (row.title, row.fact) == ("3 Oak St", "control_arm")


def test_inspections_and_claims_are_jobs_that_open(bench: p.PlayBench) -> None:
    bench.add(*treated(1), *treated(2), *treated(3))
    bench.add(
        p.job_line(1, "completed", outcome="inspected_damage", completed_at=p.NOW, claim_stage="filed"),
        p.job_line(2, "completed", outcome="no_answer", completed_at=p.NOW, claim_stage="none"),
        p.job_line(3, claim_stage="intent"),
    )
    assert (gate(bench, "inspections").value, gate(bench, "claims").value) == (1, 1)
    assert PhaseDesk(bench.work).rows(p.STORM, "claims", 0, 9)[0].job_id == key("job1")


def test_follow_ups_are_what_was_sent_and_answers_are_houses(bench: p.PlayBench) -> None:
    bench.add(*treated(1), *treated(2))
    bench.add(step(1, "sent"), step(1, "replied"), step(2, "stopped"), touch(1, "inbound"))
    assert (gate(bench, "follow_ups").value, gate(bench, "answers").value) == (2, 1)


def test_journeys_conversions_and_persons(bench: p.PlayBench) -> None:
    assert gate(bench, "identified").missing == "nobody_treated"
    bench.add(*treated(1), *treated(2), touch(1, "outbound"), touch(1, "inbound", converted=True))
    assert (gate(bench, "journeys").value, gate(bench, "conversions").value) == (1, 1)
    assert gate(bench, "identified").missing == "no_persons"
    bench.add(("identity_nodes", key("ann"), {
        "kind": "person", "property_id": p.house(1), "source": "claim", "source_ref": "1",
        "told_at": p.NOW}))  # fmt: skip
    assert (gate(bench, "identified").value, gate(bench, "identified").verdict) == (0.5, Verdict.FAILED)


def test_attribution_counts_while_it_is_as_new_as_the_touches(bench: p.PlayBench) -> None:
    bench.add(("attribution_runs", key("run"), {
        "storm_id": p.STORM, "computed_at": p.BEGIN, "as_of": p.BEGIN, "engine_version": "1",
        "chain_order": 1, "draws": 0, "seed": 0, "shapley_weight": 0.5, "markov_weight": 0.5,
        "prior_strength": 0.0, "n_journeys": 1, "n_conversions": 1, "value_cents": 0, "low_sample": True,
        "input_sha256": "ab", "config": "{}"}))  # fmt: skip
    bench.add(touch(1, "outbound"))
    assert gate(bench, "attributed").verdict is Verdict.PASSED
    row = PhaseDesk(bench.work).rows(p.STORM, "attributed", 0, 9)[0]
    assert (row.row_id, row.fact) == (key("run"), "low_sample")
    bench.add(("customer_journeys", key("later"), {
        "storm_id": p.STORM, "property_id": p.house(1), "channel": "call", "timestamp": p.BEGIN + 1,
        "converted": False, "source_event_id": "later"}))  # fmt: skip
    assert gate(bench, "attributed").verdict is Verdict.FAILED


def test_every_number_of_rows_is_what_its_drill_down_shows(bench: p.PlayBench) -> None:
    bench.add(*treated(1), *treated(2), *route("A", 1, 2), report(1), touch(1, "inbound", converted=True))
    bench.add(step(1, "sent"))
    desk = PhaseDesk(bench.work)
    for one in GATES:
        value, rows = gate(bench, one.code).value, desk.rows(p.STORM, one.code, 0, 100)
        assert desk.count(p.STORM, one.code) == len(rows)
        if one.code == "routed_value":
            assert value == sum(row.amount or 0 for row in rows)
        elif one.measure.value == "count" and value is not None:
            assert value == len(rows), one.code


def test_another_storm_adds_nothing(bench: p.PlayBench) -> None:
    bench.add(*treated(1))
    before = PhaseDesk(bench.work).strip(p.STORM).phases
    bench.add(p.storm_line("other"), p.uplift_line(1, 0.9, storm=key("other")))
    assert PhaseDesk(bench.work).strip(p.STORM).phases == before


def test_a_crew_and_an_unknown_storm_are_refused(bench: p.PlayBench, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        PhaseDesk(bench.work).strip(key("nowhere"))
    (tmp_path / "crew").mkdir()
    crew = p.PlayBench(tmp_path / "crew", role="crew")
    with pytest.raises(NotAllowed, match="office"):
        PhaseDesk(crew.work).strip(p.STORM)
    crew.close()
