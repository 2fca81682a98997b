"""Every durable step of a laptop has a moment before it and one after: the process dies at each of them."""

from functools import cache

import pytest

from sync.contracts.capture import Draft
from sync.contracts.ops import Kind
from tests.convergence.client import CrashError
from tests.unit.engine.centre import Centre, Laptop

SECOND_CRASHES = 9


class Morning:
    """A crew comes back: work to send, a route gained and one lost, many pages, an op to be refused."""

    def __init__(self) -> None:
        self.centre = Centre(routes=4, jobs_each=2)
        self.crew = self.centre.laptop("crew0", page_rows=2)
        self.office = self.centre.laptop("planner")
        self.crew.sync()
        self.office.sync()
        self.crew.replica.settle_disk()
        self._night()
        jobs = self.centre.world.jobs
        self.notes = {self.crew.note(jobs[0], "on what is lost").key, self.crew.note(jobs[6], "kept").key}
        self.crew.set("jobs", jobs[6], outcome_reason="mine")
        self.refused = self.crew.set("jobs", jobs[6], no_such_field=1)

    def _night(self) -> None:
        """Crew 0 loses route 0 to crew 1 and gains route 1; houses get another city, one revision each."""
        routes, crews = self.centre.world.routes, self.centre.world.crews
        for (entity, key), row in sorted(self.office.replica.all_seen().items()):
            if entity == "assignments" and row["route_id"] == routes[0]:
                self.office.set(entity, key, active=False)
            if entity == "properties":
                self.office.set(entity, key, city="Plano")
                self.office.sync()
        fields = {
            "storm_id": self.centre.world.storms[1], "route_id": routes[1], "crew_id": crews[0], "epoch": 2,
            "active": True, "assigned_at": 1,
        }  # fmt: skip
        self.office.do(Draft(Kind.ADD, "assignments", self.centre.world.new_id(), fields))
        self.office.sync()

    def crash_at(self, *points: int, power: bool = False) -> int:
        """Syncs until it is through, dying at the given commit points; returns how many points there were."""
        left, seen = list(points), 0

        def at_commit(_point: str) -> None:
            nonlocal seen
            seen += 1
            if left:
                left[0] -= 1
                if not left[0]:
                    left.pop(0)
                    raise CrashError

        self.crew.replica.at_commit = at_commit
        for _ in range(len(points) + 1):
            try:
                self.crew.sync()
                break
            except CrashError:
                if power:
                    self.crew.replica.cut_power(3)
        self.crew.replica.at_commit = None
        self.crew.sync()
        return seen

    def check(self) -> None:
        crew: Laptop = self.crew
        state, tenant = crew.replica.state, self.centre.tenant
        assert (state.cursor, state.course) == (tenant.rev, None)
        assert {bucket: (d.count, d.total) for bucket, d in crew.replica.digests.items()} == {
            bucket: tenant.digests.get(bucket, (0, 0)) for bucket in state.scope
        }
        assert not crew.replica.log
        assert [item.op.id for item in crew.replica.inbox] == [self.refused.id]
        assert set(tenant.rows["notes"]) == self.notes
        routes = {key for entity, key in crew.replica.all_seen() if entity == "routes"}
        assert routes == {self.centre.world.routes[1], self.centre.world.routes[3]}
        assert all(row.buckets for row in crew.replica.confirmed.values())


@cache
def points() -> int:
    morning = Morning()
    count = morning.crash_at()
    morning.check()
    return count


def test_the_morning_has_many_points():
    assert points() > 30


@pytest.mark.parametrize("power", [False, True], ids=["process", "power"])
def test_a_crash_at_each_point_changes_nothing_in_the_end(power):
    for point in range(1, points() + 1):
        morning = Morning()
        morning.crash_at(point, power=power)
        morning.check()


@pytest.mark.parametrize("second", range(1, SECOND_CRASHES))
def test_a_second_crash_soon_after_each_changes_nothing_either(second):
    for point in range(1, points() + 1):
        morning = Morning()
        morning.crash_at(point, second, power=point % 2 == 0)
        morning.check()
