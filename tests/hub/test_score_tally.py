"""The live score counts what changed, and has what counting all of it has."""

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import psycopg
import pytest

from sync.contracts.capture import Draft
from sync.contracts.live import Panel
from sync.contracts.ops import Kind
from sync.hub.live import score_tally
from sync.hub.live.reads import LiveReads
from sync.hub.live.score_tally import MOST_CHANGED, RECOUNT_MS
from sync.postgres.context import TenantContext, set_context
from sync.postgres.pool import Pool
from tests.helpers import play_storm as p
from tests.helpers.desktops import Laptop, laptops
from tests.helpers.hub import HubAtHand
from tests.helpers.replica_rows import key
from tests.hub.test_play_scores import any_storm, of_the_account, play_counts

__all__ = ["laptops"]
pytestmark = pytest.mark.postgres
SCORE = frozenset({Panel.SCORE})
NOTHING: frozenset[Panel] = frozenset()


@dataclass
class Room:
    """A storm whose score somebody looks at, batch by batch."""

    hub: HubAtHand
    office: Laptop
    reads: LiveReads
    wholes: list[int]
    seq: int = -1
    cells: Mapping[str, Any] | None = None
    now_ms: int = p.BEGIN + 30 * 86_400_000

    def look(self) -> None:
        whole = NOTHING if self.cells else SCORE
        batch = self.reads.batch(
            self.hub.ours.tenant_id, p.STORM, self.seq if self.cells else -1, SCORE, whole, self.cells
        )
        assert batch is not None
        self.seq, self.cells = batch.seq, batch.score or self.cells

    def changed(self, *lines: p.Line | Draft) -> None:
        drafts = [line if isinstance(line, Draft) else Draft(Kind.ADD, *_row(line)) for line in lines]
        account = self.hub.ours.people["manager"].account_id
        self.office.capture(*of_the_account(drafts, account))
        report = self.office.sync()
        assert (report.problem, report.attention) == ("", 0)

    def is_right(self) -> bool:
        """Whether what is shown is what all houses add up to."""
        with psycopg.connect(self.hub.urls.app) as connection, connection.transaction():
            set_context(connection, TenantContext(self.hub.ours.tenant_id))
            there = play_counts(connection, p.STORM, self.now_ms)
        assert self.cells is not None
        counts: dict[str, int] = self.cells["counts"]
        return all(getattr(there, name) == count for name, count in counts.items())


def _row(line: p.Line) -> tuple[str, str, dict[str, Any]]:
    entity, key, fields = line
    return entity, key, dict(fields)


@pytest.fixture
def room(
    hub_app: HubAtHand,
    laptops: Callable[..., Laptop],
    database_pools: Callable[[str], Pool],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Room]:
    office, wholes, count = laptops(), list[int](), score_tally.whole
    office.sign_in(hub_app.ours.people["manager"])

    def counting(*given: Any) -> score_tally.Tally:
        wholes.append(1)
        return count(*given)

    monkeypatch.setattr(score_tally, "whole", counting)
    made = Room(hub_app, office, LiveReads(database_pools(hub_app.urls.app), lambda: made.now_ms), wholes)
    made.changed(*any_storm(1))
    made.look()
    assert made.is_right()
    yield made


@pytest.mark.parametrize("seed", range(3))
def test_after_any_changes_the_counts_are_those_of_all_houses(room: Room, seed: int) -> None:
    chance = random.Random(seed)
    for turn in range(1, 6):
        houses = chance.sample(range(40), 4)
        at = p.BEGIN + 1_000 * turn
        room.changed(
            p.uplift_line(houses[0], chance.choice((0.05, 0.2)), version=f"t{turn}", at=at),
            p.decision_line(
                houses[1], *chance.choice((("treat", "high_uplift"), ("hold", "low_uplift"))), at=at
            ),
            p.preference_line(houses[2], "opt_out", at=at),
            Draft(Kind.SET, "properties", p.house(houses[3]), {"do_not_knock": chance.random() < 0.7}),
        )
        room.look()
        assert room.is_right()
    assert len(room.wholes) == 1


def test_a_look_after_a_while_counts_what_changed_since(room: Room) -> None:
    """Also of somebody who comes when the room of before is gone."""
    room.changed(p.uplift_line(50, 0.4), *p.house_lines(50))
    room.cells = None
    room.look()
    assert room.is_right()
    assert len(room.wholes) == 1


def test_the_passing_of_time_counts_all_anew(room: Room) -> None:
    room.now_ms += RECOUNT_MS
    room.changed(p.uplift_line(3, 0.4, version="v3", at=p.BEGIN + 77))
    room.look()
    assert room.is_right()
    assert len(room.wholes) == 2


def test_so_does_another_live_model(room: Room) -> None:
    model = {
        "storm_id": p.STORM, "kind": "uplift", "action": "any", "version": "v2", "status": "live",
        "cohort": "{}", "metrics": "{}", "artefact": "{}", "trained_at": p.BEGIN, "author_id": key("me"),
    }  # fmt: skip
    room.changed(("models", key("model"), model))
    room.look()
    assert room.is_right()
    assert len(room.wholes) == 2


def test_very_many_changes_are_counted_as_a_whole(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST_CHANGED > 2
    monkeypatch.setattr(score_tally, "MOST_CHANGED", 2)
    room.changed(*(p.uplift_line(n, 0.4, version="v9", at=p.BEGIN + 78) for n in range(3)))
    room.look()
    assert room.is_right()
    assert len(room.wholes) == 2
