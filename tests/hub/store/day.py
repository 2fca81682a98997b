"""Random days at a furnished centre, and what every answer said, so that two stores can be compared."""

import random
from collections.abc import Callable
from typing import Any

from sync.contracts.entities.fieldwork import JOB_STATUS, OUTCOMES, PRIORITIES
from sync.contracts.messages import SyncResponse
from sync.contracts.ops import Kind, Op, Quality
from tests.helpers.centre import Centre, Laptop


class Day:
    """Office and crews who plan, move, write, report and delete, some of it late, wrong or in groups."""

    def __init__(self, centre: Centre, seed: int) -> None:
        self.centre = centre
        self.dice = random.Random(seed)
        self.office = [centre.laptop("manager"), centre.laptop("planner")]
        self.crews = [centre.laptop("crew", centre.crew_a), centre.laptop("crew", centre.crew_b)]
        self.laptops = [*self.office, *self.crews]
        self.routes = [centre.ids["route_a"], centre.ids["route_b"]]
        self.jobs = [centre.ids["job_a"], centre.ids["job_b"]]
        self.stops: list[str] = []
        self.trace: list[Any] = []

    def run(self, turns: int) -> None:
        """So many turns; in each somebody pushes, pulls or both."""
        for laptop in self.laptops:
            self._note(laptop.pull())
        for _ in range(turns):
            self.centre.clock.now += self.dice.randrange(5_000)
            laptop = self.dice.choice(self.laptops)
            if self.dice.random() < 0.8:
                self._push(laptop)
            if self.dice.random() < 0.5:
                self._note(laptop.pull(self.dice.choice([1, 3, 50])))

    def _push(self, laptop: Laptop) -> None:
        deeds = self._office_deeds() if laptop in self.office else self._crew_deeds()
        ops = [op for _ in range(self.dice.randint(1, 4)) for op in self.dice.choice(deeds)(laptop)]
        if ops:
            answer = laptop.push(*ops)
            self.trace.append((answer.ack_n, answer.rev, answer.verdicts, answer.high))

    def _note(self, pages: list[SyncResponse]) -> None:
        self.trace.extend((p.changes, p.gone, p.cursor, p.more, p.digests) for p in pages)

    def _office_deeds(self) -> list[Callable[[Laptop], list[Op]]]:
        return [
            self.move,
            self.write,
            self.plan,
            self.strike,
            self.report,
            self.value,
            self.add_job,
            self.group,
        ]

    def _crew_deeds(self) -> list[Callable[[Laptop], list[Op]]]:
        return [self.write, self.report, self.value, self.group, self.claim, self.orphan]

    def move(self, laptop: Laptop) -> list[Op]:
        route = self.dice.choice([*self.routes, None])
        return [self.centre.set(laptop, "jobs", self.dice.choice(self.jobs), route_id=route)]

    def write(self, laptop: Laptop) -> list[Op]:
        return [self.centre.note(laptop, self.dice.choice(self.jobs))]

    def orphan(self, laptop: Laptop) -> list[Op]:
        """About a job that another laptop may bring later."""
        return [self.centre.note(laptop, self._coming_job())]

    def _coming_job(self) -> str:
        return self.centre.named(f"job {self.dice.randrange(6)}")

    def add_job(self, laptop: Laptop) -> list[Op]:
        job = self._coming_job()
        fields = {"storm_id": self.centre.ids["storm"], "route_id": self.dice.choice(self.routes),
                  "property_id": self.centre.ids["house_a"], "status": "assigned"}  # fmt: skip
        self.jobs.append(job)
        return [laptop.op(Kind.ADD, "jobs", job, fields=fields)]

    def plan(self, laptop: Laptop) -> list[Op]:
        house, centre = self.centre.uuid(), self.centre
        self.stops.append(centre.uuid())
        stop = centre.stop(laptop, self.dice.choice(self.routes), house, self.stops[-1])
        return [centre.house(laptop, house), centre.impact(laptop, house), stop]

    def strike(self, laptop: Laptop) -> list[Op]:
        if not self.stops:
            return []
        stop = self.dice.choice(self.stops)
        return [laptop.op(Kind.DELETE, "route_properties", stop)]

    def report(self, laptop: Laptop) -> list[Op]:
        came_from, to = self.dice.choice(JOB_STATUS), self.dice.choice(JOB_STATUS)
        return [self.centre.step(laptop, self.dice.choice(self.jobs), came_from, to)]

    def value(self, laptop: Laptop) -> list[Op]:
        fields = self.dice.choice(
            [
                {"outcome": self.dice.choice(OUTCOMES)},
                {"priority": self.dice.choice(PRIORITIES)},
                {"claim_stage": "x"},
            ]
        )
        quality = self.dice.choice(list(Quality))
        return [laptop.op(Kind.SET, "jobs", self.dice.choice(self.jobs), fields=fields, quality=quality)]

    def claim(self, laptop: Laptop) -> list[Op]:
        """The second claim of a job clashes with the first."""
        fields = {"job_id": self.dice.choice(self.jobs), "carrier": "Acme"}
        return [laptop.op(Kind.ADD, "claim_intel", self.centre.uuid(), fields=fields)]

    def group(self, laptop: Laptop) -> list[Op]:
        name, job = self.centre.uuid(), self.dice.choice(self.jobs)
        came_from, to = self.dice.choice(JOB_STATUS), self.dice.choice(JOB_STATUS)
        return [
            self.centre.step(laptop, job, came_from, to, group=name),
            self.centre.note(laptop, self.dice.choice([job, self._coming_job()]), group=name),
        ]
