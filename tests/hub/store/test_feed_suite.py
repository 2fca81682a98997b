"""Pages, snapshots and digests on both stores: what a reader holds is what its buckets hold."""

import pytest

from sync.contracts.chain import START
from sync.contracts.digest import row_hash
from sync.contracts.errors import ProblemType
from sync.contracts.identifiers import unpack, uuid7
from sync.contracts.messages import Push
from sync.contracts.ops import Kind
from sync.hub.core import HubProblem
from tests.helpers.centre import Centre, Laptop
from tests.hub.store.day import Day


def test_a_crew_sees_its_own_route_only(centre: Centre) -> None:
    crew = centre.laptop("crew", centre.crew_a)
    crew.pull()
    seen = {key for _, key in crew.held}
    assert {centre.ids[f"{name}_a"] for name in ("job", "house", "roof", "impact", "stop", "route")} <= seen
    assert not {centre.ids[f"{name}_b"] for name in ("job", "house", "roof", "impact", "stop")} & seen
    crew.assert_whole()


def test_the_office_sees_every_storm(centre: Centre) -> None:
    planner = centre.laptop()
    planner.pull()
    assert {("jobs", centre.ids["job_a"]), ("jobs", centre.ids["job_b"])} <= planner.held.keys()
    planner.assert_whole()


def test_a_page_carries_only_changed_fields(centre: Centre) -> None:
    crew = centre.laptop("crew", centre.crew_a)
    crew.pull()
    crew.push(centre.step(crew, centre.ids["job_a"], "assigned", "en_route"))
    (page,) = crew.pull()
    assert [(b.entity, b.whole, b.fields) for b in page.changes if not b.whole] == [
        ("jobs", False, ("status",))
    ]


def test_nothing_new_is_an_empty_page(centre: Centre) -> None:
    planner = centre.laptop()
    planner.pull()
    (page,) = planner.pull()
    assert (page.changes, page.gone, page.more, page.cursor) == ((), (), False, page.high)


def test_created_and_deleted_between_two_pulls(centre: Centre) -> None:  # watermelon#1462
    planner, reader = centre.laptop(), centre.laptop()
    reader.pull()
    route = centre.uuid()
    planner.push(centre.route(planner, route))
    planner.push(planner.op(Kind.DELETE, "routes", route))
    reader.pull()
    assert reader.row("routes", route) is None
    reader.assert_whole()


def test_deleted_and_made_anew_between_two_pulls(centre: Centre) -> None:  # joplin#14388
    planner, reader = centre.laptop(), centre.laptop()
    reader.pull()
    stop, route, house = (centre.ids[f"{name}_a"] for name in ("stop", "route", "house"))
    planner.push(planner.op(Kind.DELETE, "route_properties", stop))
    planner.push(centre.stop(planner, route, house, stop))
    (page,) = reader.pull()
    assert page.gone == ()
    assert reader.row("route_properties", stop) is not None
    reader.assert_whole()


def test_a_job_moves_with_all_its_parts_and_back(centre: Centre) -> None:  # electric#3854
    planner = centre.laptop()
    crews = [centre.laptop("crew", crew) for crew in (centre.crew_a, centre.crew_b)]
    planner.pull()
    for crew in crews:
        crew.pull()
    job, route_a, route_b = centre.ids["job_a"], centre.ids["route_a"], centre.ids["route_b"]
    note = centre.note(planner, job)
    planner.push(note)
    for moves in ([route_b], [route_a, route_b, route_a], [route_b, route_a], [route_a, route_b]):
        planner.push(*(centre.set(planner, "jobs", job, route_id=route) for route in moves))
        for crew, route in zip(crews, (route_a, route_b), strict=True):
            crew.pull()
            assert (crew.row("jobs", job) is not None) == (moves[-1] == route)
            assert (crew.row("notes", note.key) is not None) == (moves[-1] == route)
            crew.assert_whole()
        planner.pull()
        planner.assert_whole()


def test_stops_move_houses_roofs_and_impacts(centre: Centre) -> None:
    planner, crew = centre.laptop(), centre.laptop("crew", centre.crew_b)
    planner.pull()
    crew.pull()
    house = centre.ids["house_a"]
    stop = centre.stop(planner, centre.ids["route_b"], house)
    # A house is on one live route.
    planner.push(planner.op(Kind.DELETE, "route_properties", centre.ids["stop_a"]), stop)
    crew.pull()
    parts = [(e, centre.ids[f"{n}_a"]) for e, n in
             (("properties", "house"), ("roofs", "roof"), ("property_impacts", "impact"))]  # fmt: skip
    assert all(part in crew.held for part in parts)
    planner.push(planner.op(Kind.DELETE, "route_properties", stop.key))
    crew.pull()
    assert not any(part in crew.held for part in parts)
    crew.assert_whole()
    planner.pull()
    planner.assert_whole()


def test_a_route_taken_away_changes_the_scope(centre: Centre) -> None:
    planner = centre.laptop("manager")
    crew_a, crew_b = (centre.laptop("crew", crew) for crew in (centre.crew_a, centre.crew_b))
    for laptop in (planner, crew_a, crew_b):
        laptop.pull()
    route = centre.ids["route_a"]
    planner.push(
        centre.set(planner, "assignments", centre.ids["assignment_a"], active=False),
        centre.assign(planner, route, centre.crew_b),
    )
    for laptop in (crew_a, crew_b):
        laptop.pull()
        laptop.assert_whole()
    assert crew_a.row("jobs", centre.ids["job_a"]) is None
    assert crew_b.row("jobs", centre.ids["job_a"]) is not None


@pytest.mark.parametrize("limit", [1, 2, 3, 5])
def test_pages_of_any_size_add_up(centre: Centre, limit: int) -> None:  # rxdb#3727 among them
    planner, reader = centre.laptop(), centre.laptop()
    reader.pull()
    notes = [centre.note(planner, centre.ids["job_a"]) for _ in range(limit * 3)]
    for note in notes:
        planner.push(note)
    planner.push(centre.note(planner, centre.ids["job_a"]), centre.note(planner, centre.ids["job_a"]))
    pages = reader.pull(limit)
    sizes = [sum(len(b.revs) for b in page.changes) for page in pages]
    assert sizes == ([limit] * 3 + [2] if limit != 1 else [1, 1, 1, 2])
    reader.assert_whole()


def test_changes_equal_to_the_page_size_end_there(centre: Centre) -> None:  # rxdb#3727
    planner, reader = centre.laptop(), centre.laptop()
    reader.pull()
    for _ in range(4):
        planner.push(centre.note(planner, centre.ids["job_a"]))
    pages = reader.pull(4)
    assert [page.more for page in pages] == [False]


def test_a_row_changed_before_and_after_a_page_brings_all_its_fields(centre: Centre) -> None:
    planner, reader = centre.laptop(), centre.laptop()
    planner.pull()
    reader.pull()
    house = centre.ids["house_a"]
    planner.push(centre.set(planner, "properties", house, city="Frisco"))
    planner.push(centre.note(planner, centre.ids["job_a"]))
    first = centre.hub.sync(reader.principal, reader.request(limit=1))
    assert first.more
    planner.push(centre.set(planner, "properties", house, state="TX"))
    second = centre.hub.sync(reader.principal, reader.request(limit=9, staged=first.cursor))
    (block,) = [b for b in second.changes if b.entity == "properties"]
    assert block.fields == ("city", "state")


def test_snapshot_walks_every_row_once(centre: Centre) -> None:
    planner = centre.laptop()
    planner.pull()
    whole = dict(planner.held)
    walker = Laptop(centre, planner.principal)
    walker.scope = planner.scope
    for bucket in planner.scope:
        walker.walk(bucket, limit=2)
    assert (walker.held, walker.places) == (whole, planner.places)


def test_a_range_is_the_rows_whose_ids_end_alike(centre: Centre) -> None:
    """Ids made in one hour share their first bytes, so a range by those would be all or nothing."""
    planner = centre.laptop()
    now = 1_763_000_000_000
    ids = [uuid7(now + i, i.to_bytes(10, "big")) for i in range(300)]
    made = {"name": "many", "status": "active", "is_sample": False}
    planner.push(*(centre.add(planner, "storms", key, event_id=key, **made) for key in ids))
    page = centre.hub.snapshot(planner.principal, "t", suffix="07")
    held = {key for block in page.changes if block.entity == "storms" for key in unpack(block.ids)}
    assert held == {key for key in ids if key.endswith("07")}
    assert len(held) == 2
    first = centre.hub.snapshot(planner.principal, "t", limit=1, suffix="07")
    second = centre.hub.snapshot(planner.principal, "t", first.next, limit=1, suffix="07")
    assert unpack(first.changes[0].ids) < unpack(second.changes[0].ids)


def test_range_digests_are_the_rows(centre: Centre) -> None:
    planner = centre.laptop()
    planner.pull()
    bucket = f"s:{centre.ids['storm']}"
    ranges = centre.hub.digest(planner.principal, bucket).ranges
    held = [key for (entity, key), places in planner.places.items() if bucket in places]
    assert sum(d.count for d in ranges) == len(held)
    place = int(held[0][-2:], 16)
    same = [
        (e, k) for (e, k), places in planner.places.items() if bucket in places and int(k[-2:], 16) == place
    ]
    assert ranges[place].total == sum(row_hash(k, planner.revs[e, k]) for e, k in same) % (1 << 64)


def test_a_bucket_out_of_scope_is_not_there(centre: Centre) -> None:
    crew = centre.laptop("crew", centre.crew_a)
    for call in (centre.hub.snapshot, centre.hub.digest):
        with pytest.raises(HubProblem) as raised:
            call(crew.principal, f"r:{centre.ids['route_b']}")
        assert raised.value.problem.type is ProblemType.NOT_FOUND


@pytest.mark.parametrize(("cursor", "epoch"), [(10_000, None), (1, "other"), (1, "")])
def test_a_cursor_of_another_history(centre: Centre, cursor: int, epoch: str | None) -> None:
    planner = centre.laptop()
    planner.pull()
    planner.cursor, planner.epoch = cursor, planner.epoch if epoch is None else epoch
    with pytest.raises(HubProblem) as raised:
        planner.push(centre.note(planner, centre.ids["job_a"]))
    assert raised.value.problem.type is ProblemType.EPOCH_CHANGED


@pytest.mark.parametrize("seed", range(6))
def test_random_days_end_equal(centre: Centre, seed: int) -> None:
    """After any day each reader holds what a fresh replica would."""
    day = Day(centre, seed)
    for _ in range(6):
        day.run(8)
        for laptop in day.laptops:
            laptop.pull(day.dice.choice([1, 3, 50]))
            laptop.assert_whole()


DAY_MS = 86_400_000


def test_a_laptop_away_longer_than_tombstones_are_kept_begins_anew(centre: Centre) -> None:
    planner, keeper = centre.laptop(), centre.laptop("manager")
    away, near = centre.laptop("crew", centre.crew_a), centre.laptop("crew", centre.crew_a)
    away.pull()
    assert planner.verdict(planner.op(Kind.DELETE, "route_properties", centre.ids["stop_a"])) is None
    near.pull()
    assert centre.hub.prune(keeper.principal) == 0
    centre.clock.now += 91 * DAY_MS
    planner.push(centre.set(planner, "jobs", centre.ids["job_a"], outcome_reason="gate"))
    assert centre.hub.prune(keeper.principal) > 0
    assert centre.hub.prune(keeper.principal) == 0
    high, unsent = centre.high(), centre.note(away, centre.ids["job_a"])
    for push in (None, Push(1, START, (unsent,))):
        with pytest.raises(HubProblem) as raised:
            centre.hub.sync(away.principal, away.request(push))
        assert (raised.value.problem.type, raised.value.problem.status) == (ProblemType.CURSOR_EXPIRED, 410)
    assert centre.high() == high
    near.pull()
    near.assert_whole()
    assert near.row("jobs", centre.ids["job_a"]) is not None
    away.cursor, away.etag = 0, ""
    assert away.push(unsent).verdicts == ()


def test_a_row_whose_tombstone_is_gone_can_come_back(centre: Centre) -> None:
    planner, crew = centre.laptop(), centre.laptop("crew", centre.crew_a)
    job, there = centre.ids["job_a"], centre.ids["route_a"]
    planner.pull()
    planner.push(centre.set(planner, "jobs", job, route_id=None))
    planner.pull()
    crew.pull()
    assert crew.row("jobs", job) is None
    centre.clock.now += 91 * DAY_MS
    assert centre.hub.prune(planner.principal) > 0
    planner.pull()
    assert planner.verdict(centre.set(planner, "jobs", job, route_id=there)) is None
    crew.pull()
    assert crew.row("jobs", job) is not None
    crew.assert_whole()


def test_tombstones_younger_than_ninety_days_stay(centre: Centre) -> None:
    planner, away = centre.laptop(), centre.laptop("crew", centre.crew_a)
    away.pull()
    planner.push(planner.op(Kind.DELETE, "route_properties", centre.ids["stop_a"]))
    centre.clock.now += 89 * DAY_MS
    assert centre.hub.prune(planner.principal) == 0
    away.pull()
    assert away.row("route_properties", centre.ids["stop_a"]) is None
    away.assert_whole()
