"""Who may do what: roles per entity and field, and how far a crew's hand reaches."""

from collections.abc import Collection
from functools import cached_property

from sync.contracts.buckets import route as route_bucket
from sync.contracts.entities import BY_NAME
from sync.contracts.folding import JOBS
from sync.contracts.ops import Kind, Op
from sync.contracts.schema import ADMIN, MANAGER, Scope
from sync.hub.core.buckets import PROPERTIES
from sync.hub.core.model import Author, Row
from sync.hub.core.working import WorkingSet


def role_allows(op: Op, role: str) -> bool:
    """Whether the role may make such an op at all."""
    entity = BY_NAME[op.entity]
    if op.kind is Kind.DELETE and entity.erased_by:
        return role in entity.erased_by
    if op.kind is not Kind.SET:
        return role in entity.writers
    given = (entity.by_name[name].writers for name in op.fields)
    return all(role in (entity.writers if writers is None else writers) for writers in given)


def may_redact(author: Author, note: Row) -> bool:
    """A note is blanked by who wrote it, or by a manager."""
    principal = author.principal
    return principal.role in (MANAGER, ADMIN) or note.values["author_id"] == principal.account_id


class Reach:
    """What one author may touch: the office everything, a crew jobs of routes it has or had, new houses."""

    def __init__(self, author: Author, working: WorkingSet) -> None:
        self._principal = author.principal
        self._working = working
        self._houses: dict[str, bool] = {}

    @cached_property
    def _routes(self) -> dict[str, bool]:
        crew_id = self._principal.crew_id
        return dict(self._working.tx.crew_routes(crew_id)) if crew_id else {}

    @cached_property
    def _buckets(self) -> frozenset[str]:
        return frozenset(map(route_bucket, self._routes))

    def covers(self, row: Row) -> bool:
        """Whether the author may write this row."""
        if self._principal.office:
            return True
        if row.entity == JOBS:
            return self._covers_job(row)
        if BY_NAME[row.entity].scope is Scope.JOB:
            job = self._working.live(JOBS, row.values["job_id"])
            return job is not None and self._covers_job(job)
        if BY_NAME[row.entity].scope is Scope.ROUTE:
            return row.values["route_id"] in self._routes
        if row.entity == PROPERTIES:
            return not row.stored  # a house that nobody knew before
        return self._covers_property(row.values.get("property_id"))

    def drives(self, route_id: str) -> bool:
        """Whether the route is this crew's now; the office drives every route."""
        return self._principal.office or self._routes.get(route_id, False)

    def may_take_in(self, house: Row) -> bool:
        """Whether the author's laptop can know the house: it is new, or lies or lay on its routes."""
        return (
            self._principal.office
            or not house.stored
            or not self._buckets.isdisjoint(house.buckets | house.left)
        )

    def is_former(self, job: Row) -> bool:
        """The job's route was this crew's once and is no more."""
        return not self._principal.office and not self._routes.get(job.values["route_id"], False)

    def _covers_job(self, job: Row) -> bool:
        return job.values["route_id"] in self._routes or not self._buckets.isdisjoint(job.buckets | job.left)

    def prepare(self, houses: Collection[str]) -> None:
        """Finds out in one query which of these properties the author reaches."""
        fresh = set(houses) - self._houses.keys()
        if fresh and not self._principal.office:
            reached = self._working.tx.houses_on(self._routes, fresh)
            self._houses.update((house, house in reached) for house in fresh)

    def _covers_property(self, house: str | None) -> bool:
        if house is None:
            return False
        self.prepare((house,))
        return self._houses[house] or any(
            job.values["property_id"] == house and self._covers_job(job) for job in self._working.held(JOBS)
        )
