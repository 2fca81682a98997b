"""The part of the simulation in which the centre is upgraded before the laptops are.

It has dice of its own and plays in one seed of four, so that the other histories are what they were.
"""

import random
from typing import Any

from sync.contracts.capture import Draft
from sync.contracts.replica import field_name
from sync.engine.core.known import PRESENT, Known
from tests.convergence.client import Client

NEW_ENTITIES = ("supplements", "claim_payments", "test_squares", "roofs")
NEW_FIELDS = (
    ("jobs", "priority"), ("jobs", "service_min"), ("jobs", "outcome_reason"), ("routes", "route_name"),
    ("properties", "city"), ("properties", "address"), ("storms", "name"), ("claim_intel", "rcv_cents"),
    ("supplements", "label"), ("test_squares", "hits"),
)  # fmt: skip
OLDER = 0.5
UPGRADED = 0.02


class UpgradePart:
    """Mixed into the simulation, whose clients it makes older."""

    clients: list[Client]
    counts: dict[str, int]

    def _found_versions(self, seed: int) -> None:
        self.elder = random.Random(f"versions of {seed}")
        self.mixed = seed % 4 == 2

    def _get_older(self, client: Client) -> None:
        """The laptop's program may be of a version before the centre's."""
        if self.mixed and self.elder.random() < OLDER:
            client.known = _older(self.elder)

    def _may_upgrade(self) -> None:
        """Somebody installs the centre's version, in the middle of whatever the laptop did."""
        if self.mixed and self.elder.random() < UPGRADED:
            self._upgrade(self.elder.choice(self.clients))

    def _upgrade(self, client: Client) -> None:
        if client.known is not PRESENT:
            client.die(0)
            client.known = PRESENT
            self.counts["upgrade"] = self.counts.get("upgrade", 0) + 1


def has_words_for(known: Known, drafts: list[Draft]) -> bool:
    """Whether a program of that version could have captured these."""
    words = {draft.entity for draft in drafts}
    words.update(field_name(draft.entity, name) for draft in drafts for name in draft.fields)
    return all(known.has(word) for word in words if PRESENT.has(word))


def _older(rng: random.Random) -> Known:
    """A contract without some of what the present one has."""
    fields: dict[str, Any] = dict(PRESENT.fields)
    for entity, name in rng.sample(NEW_FIELDS, k=rng.randrange(1, 6)):
        fields[entity] = fields[entity] - {name}
    for entity in rng.sample(NEW_ENTITIES, k=rng.randrange(3)):
        del fields[entity]
    return Known(fields)
