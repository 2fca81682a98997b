"""Verdicts that depend on what a store does: replays, uniques, deferral, groups, tenants."""

import itertools

import pytest

from sync.contracts.chain import START
from sync.contracts.errors import ProblemType
from sync.contracts.messages import Push
from sync.contracts.ops import Kind, VerdictKind
from sync.hub.core import HubProblem
from tests.helpers.centre import NOW, Centre


def test_a_batch_sent_twice_is_applied_once(centre: Centre) -> None:  # QFieldCloud#154
    crew = centre.laptop("crew", centre.crew_a)
    crew.pull()
    ops = (
        centre.note(crew, centre.ids["job_a"]),
        centre.step(crew, centre.ids["job_a"], "assigned", "on_site"),
    )
    first = crew.push(*ops)
    again = centre.hub.sync(crew.principal, crew.request(Push(1, START, ops)))
    assert [(v.n, v.kind, v.rev) for v in again.verdicts] == [
        (1, VerdictKind.DUPLICATE, first.rev),
        (2, VerdictKind.DUPLICATE, first.rev),
    ]
    assert (again.ack_n, again.high) == (2, first.rev)


def test_a_lost_answer_is_told_again_word_for_word(centre: Centre) -> None:
    office, other = centre.laptop(), centre.laptop()
    job = centre.ids["job_a"]
    office.pull()
    other.pull()
    office.push(centre.set(office, "jobs", job, priority="high"))
    crew = centre.laptop("crew", centre.crew_a)
    crew.pull()
    ops = (
        centre.set(other, "jobs", job, priority="low"),
        other.op(Kind.SET, "jobs", job, fields={"no_such": 1}),
        centre.note(other, centre.uuid()),
        centre.set(other, "jobs", job, outcome="built"),
    )
    told = other.push(*ops).verdicts
    again = centre.hub.sync(other.principal, other.request(Push(1, START, ops))).verdicts
    assert [v.kind for v in told] == ["conflict", "rejected", "deferred"]
    assert again[:3] == told
    assert again[3].kind is VerdictKind.DUPLICATE


def test_what_merged_is_told_again_with_its_revision(centre: Centre) -> None:
    planner, other = centre.laptop(), centre.laptop()
    planner.pull()
    other.pull()
    job = centre.ids["job_a"]
    planner.push(centre.set(planner, "jobs", job, outcome="built"))
    centre.clock.now -= 1_000
    late = centre.set(other, "jobs", job, outcome="callback")
    told = other.push(late).verdicts
    assert [(v.kind, v.lost) for v in told] == [(VerdictKind.MERGED, ("outcome",))]
    planner.push(centre.note(planner, job))
    assert centre.hub.sync(other.principal, other.request(Push(1, START, (late,)))).verdicts == told
    other.incarnation, other.n, other.chain = 2, 0, START
    assert other.push(late).verdicts == told


def test_the_middle_of_a_batch_may_be_known(centre: Centre) -> None:
    crew = centre.laptop("crew", centre.crew_a)
    crew.pull()
    ops = [centre.note(crew, centre.ids["job_a"]) for _ in range(4)]
    crew.push(*ops[:2])
    answer = centre.hub.sync(crew.principal, crew.request(Push(1, START, tuple(ops))))
    assert [v.n for v in answer.verdicts] == [1, 2]
    assert answer.ack_n == 4


def test_a_gap_says_what_is_expected(centre: Centre) -> None:
    crew = centre.laptop("crew", centre.crew_a)
    crew.pull()
    crew.push(centre.note(crew, centre.ids["job_a"]))
    with pytest.raises(HubProblem) as raised:
        centre.hub.sync(crew.principal, crew.request(Push(5, "0" * 32, (centre.note(crew, "x"),))))
    assert (raised.value.problem.type, raised.value.problem.expect) == (ProblemType.GAP, 2)


@pytest.mark.parametrize("first_n", [1, 2])
def test_a_twin_is_seen_and_gets_on_under_a_new_incarnation(centre: Centre, first_n: int) -> None:
    crew = centre.laptop("crew", centre.crew_a)
    crew.pull()
    shared = centre.note(crew, centre.ids["job_a"])
    mine, theirs = centre.note(crew, centre.ids["job_a"]), centre.note(crew, centre.ids["job_a"])
    first = crew.push(shared, mine)
    clone = (shared, theirs)
    chain = START if first_n == 1 else "f" * 32
    with pytest.raises(HubProblem) as raised:
        centre.hub.sync(crew.principal, crew.request(Push(first_n, chain, clone[first_n - 1 :])))
    assert raised.value.problem.type is ProblemType.DEVICE_FORKED
    crew.incarnation, crew.n, crew.chain = 2, 0, START
    answer = crew.push(*clone)
    assert [(v.n, v.kind, v.rev) for v in answer.verdicts] == [(1, VerdictKind.DUPLICATE, first.rev)]
    assert answer.rev == first.rev + 1
    replay = centre.hub.sync(crew.principal, crew.request(Push(1, START, clone)))
    assert [v.kind for v in replay.verdicts] == [VerdictKind.DUPLICATE] * 2


def test_one_op_twice_in_a_batch(centre: Centre) -> None:
    crew = centre.laptop("crew", centre.crew_a)
    crew.pull()
    note = centre.note(crew, centre.ids["job_a"])
    answer = crew.push(note, note)
    assert [(v.n, v.kind) for v in answer.verdicts] == [(2, VerdictKind.DUPLICATE)]


def test_a_taken_unique_value_costs_only_its_own_op(centre: Centre) -> None:
    planner = centre.laptop()
    planner.pull()
    job = centre.ids["job_a"]
    notes = [centre.note(planner, job) for _ in range(6)]
    clash = centre.add(planner, "roofs", property_id=centre.ids["house_a"], material="metal_standing")
    answer = planner.push(*notes[:3], clash, *notes[3:])
    assert [(v.n, v.kind, v.problem) for v in answer.verdicts] == [
        (4, VerdictKind.REJECTED, ProblemType.OP_CONFLICT)
    ]
    planner.pull()
    assert all(planner.row("notes", note.key) for note in notes)
    assert planner.row("roofs", clash.key) is None
    planner.assert_whole()


def test_unique_within_one_batch(centre: Centre) -> None:
    planner = centre.laptop()
    house = centre.uuid()
    twice = [centre.add(planner, "roofs", property_id=house, material="slate") for _ in range(2)]
    answer = planner.push(centre.house(planner, house), centre.impact(planner, house), *twice)
    assert [(v.n, v.problem) for v in answer.verdicts] == [(4, ProblemType.OP_CONFLICT)]


def test_a_group_is_taken_all_or_none(centre: Centre) -> None:
    crew = centre.laptop("crew", centre.crew_a)
    crew.pull()
    job = centre.ids["job_a"]
    good = centre.note(crew, job, group="g")
    bad = crew.op(Kind.SET, "jobs", job, fields={"priority": "high"}, group="g")
    alone = centre.note(crew, job)
    answer = crew.push(good, bad, alone)
    assert [(v.n, v.kind, v.problem) for v in answer.verdicts] == [
        (1, VerdictKind.REJECTED, ProblemType.OP_FORBIDDEN),
        (2, VerdictKind.REJECTED, ProblemType.OP_FORBIDDEN),
    ]
    crew.pull()
    assert crew.row("notes", good.key) is None
    assert crew.row("notes", alone.key) is not None
    crew.assert_whole()


def test_a_group_waits_together_and_arrives_together(centre: Centre) -> None:
    crew, planner = centre.laptop("crew", centre.crew_a), centre.laptop()
    crew.pull()
    planner.pull()
    job, new_job = centre.ids["job_a"], centre.uuid()
    pair = (centre.note(crew, job, group="g"), centre.note(crew, new_job, group="g"))
    answer = crew.push(*pair)
    assert [(v.kind, v.waits_for) for v in answer.verdicts] == [(VerdictKind.DEFERRED, f"jobs:{new_job}")] * 2
    crew.pull()
    assert crew.row("notes", pair[0].key) is None
    fields = {"storm_id": centre.ids["storm"], "route_id": centre.ids["route_a"],
              "property_id": centre.ids["house_a"], "status": "assigned"}  # fmt: skip
    planner.push(planner.op(Kind.ADD, "jobs", new_job, fields=fields))
    crew.pull()
    assert crew.row("notes", pair[0].key) is not None
    assert crew.row("notes", pair[1].key)["author_id"] == crew.principal.account_id  # type: ignore[index]
    crew.assert_whole()
    replay = centre.hub.sync(crew.principal, crew.request(Push(1, START, pair)))
    assert [v.kind for v in replay.verdicts] == [VerdictKind.DUPLICATE] * 2


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_create_and_two_updates_in_any_order(centre: Centre, order: tuple[int, ...]) -> None:
    """From three laptops, so that only the wait for the row can put them in order (central#669, #808)."""
    makers = [centre.laptop() for _ in range(3)]
    house = centre.uuid()
    ops = [centre.house(makers[0], house)]
    for maker, fields in zip(makers[1:], ({"city": "Frisco"}, {"state": "TX"}), strict=True):
        centre.clock.now += 1
        ops.append(centre.set(maker, "properties", house, **fields))
    for i in order:
        makers[i].push(ops[i])
    planner = centre.laptop()
    planner.push(centre.impact(planner, house))
    planner.pull()
    row = planner.row("properties", house)
    assert row is not None
    assert (row["address"], row["city"], row["state"]) == ("1 Elm St", "Frisco", "TX")
    planner.assert_whole()


def test_asking_again_after_a_wait_tells_how_it_ended(centre: Centre) -> None:
    crew, planner = centre.laptop("crew", centre.crew_a), centre.laptop()
    crew.pull()
    new_job = centre.uuid()
    note = centre.note(crew, new_job)
    assert [v.kind for v in crew.push(note).verdicts] == [VerdictKind.DEFERRED]
    assert [v.kind for v in crew.push(note).verdicts] == [VerdictKind.DEFERRED]
    fields = {"storm_id": centre.ids["storm"], "route_id": centre.ids["route_a"],
              "property_id": centre.ids["house_a"], "status": "assigned"}  # fmt: skip
    answer = planner.push(planner.op(Kind.ADD, "jobs", new_job, fields=fields))
    for _ in range(2):
        (verdict,) = crew.push(note).verdicts
        assert (verdict.kind, verdict.rev) == (VerdictKind.DUPLICATE, answer.rev)
    crew.pull()
    assert crew.row("notes", note.key) is not None
    crew.assert_whole()


def test_asking_again_after_a_refusal_tells_it(centre: Centre) -> None:
    crew = centre.laptop("crew", centre.crew_a)
    crew.pull()
    note = centre.note(crew, centre.uuid())
    crew.push(note)
    crew.push(note)
    centre.clock.now = NOW + 73 * 3_600_000
    centre.hub.sweep(crew.principal)
    (verdict,) = crew.push(note).verdicts
    assert (verdict.kind, verdict.problem) == (VerdictKind.REJECTED, ProblemType.PARENT_MISSING)


def test_what_waits_too_long_is_refused(centre: Centre) -> None:
    crew = centre.laptop("crew", centre.crew_a)
    crew.pull()
    note = centre.note(crew, centre.uuid())
    crew.push(note)
    centre.clock.now = NOW + 71 * 3_600_000
    assert centre.hub.sweep(crew.principal) == 0
    centre.clock.now = NOW + 73 * 3_600_000
    assert centre.hub.sweep(crew.principal) == 1
    assert centre.hub.sweep(crew.principal) == 0
    (verdict,) = centre.hub.sync(crew.principal, crew.request(Push(1, START, (note,)))).verdicts
    assert (verdict.kind, verdict.problem) == (VerdictKind.REJECTED, ProblemType.PARENT_MISSING)


def test_a_third_update_in_order_is_not_held(centre: Centre) -> None:  # central#705
    planner = centre.laptop()
    planner.pull()
    for city in ("Plano", "Allen", "Frisco"):
        assert planner.verdict(centre.set(planner, "properties", centre.ids["house_a"], city=city)) is None
    planner.pull()
    assert planner.row("properties", centre.ids["house_a"])["city"] == "Frisco"  # type: ignore[index]


@pytest.mark.parametrize("half", ["latitude", "longitude"])
def test_an_edit_that_completes_the_point_of_missing_coordinates_is_refused(
    centre: Centre, half: str
) -> None:
    planner = centre.laptop()
    planner.pull()
    house, other = centre.ids["house_a"], {"latitude": "longitude", "longitude": "latitude"}[half]
    assert planner.verdict(centre.set(planner, "properties", house, **{half: 0.0, other: 33.0})) is None
    planner.pull()
    refused = planner.verdict(centre.set(planner, "properties", house, **{other: 0}))
    assert refused is not None
    assert (refused.kind, refused.problem) == (VerdictKind.REJECTED, ProblemType.OP_INVALID)
    assert planner.verdict(centre.set(planner, "properties", house, **{other: 34.0})) is None
    planner.pull()
    assert planner.held["properties", house][other] == 34.0
    planner.assert_whole()


def test_a_crew_still_says_what_became_of_a_house_whose_stop_was_taken_away(centre: Centre) -> None:
    planner, crew = centre.laptop(), centre.laptop("crew", centre.crew_a)
    house = centre.uuid()
    planner.push(centre.house(planner, house))
    stop = centre.stop(planner, centre.ids["route_a"], house)
    planner.push(stop)
    crew.pull()
    planner.pull()
    planner.push(planner.op(Kind.DELETE, "route_properties", stop.key))
    outcome = {"storm_id": centre.ids["storm"], "property_id": house}
    assert crew.verdict(centre.add(crew, "policy_outcomes", **outcome)) is None
    stranger = centre.laptop("crew", centre.crew_b)
    refused = stranger.verdict(centre.add(stranger, "policy_outcomes", **outcome))
    assert refused is not None
    assert refused.problem == ProblemType.OP_FORBIDDEN
