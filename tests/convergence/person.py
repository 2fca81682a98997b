"""One client's person looking at their screen."""

from collections.abc import Mapping
from typing import Any

from tests.convergence.client import Client
from tests.convergence.world import World

Rows = list[tuple[str, Mapping[str, Any]]]


class Person:
    """One client's person looking at their screen."""

    def __init__(self, client: Client, world: World, now_ms: int) -> None:
        self.client, self.world, self.now_ms, self.rng = client, world, now_ms, client.rng
        self._seen: dict[str, Rows] = {}
        for (entity, key), values in sorted(client.replica.all_seen().items()):
            self._seen.setdefault(entity, []).append((key, values))

    @property
    def office(self) -> bool:
        return self.client.principal.office

    def rows(self, entity: str) -> Rows:
        return self._seen.get(entity, [])

    def pick(self, entity: str) -> tuple[str, Mapping[str, Any]] | None:
        rows = self._seen.get(entity)
        return self.rng.choice(rows) if rows else None

    def new_id(self) -> str:
        return self.world.new_id(self.now_ms)

    def word(self) -> str:
        return f"w{self.rng.randrange(10_000)}"
