"""The derived job list always says what the tables say, whatever changes and in whichever order."""

import random
from typing import Any

import pytest

from stormops_desktop.domain.merge import RULES
from stormops_desktop.storage import job_queries
from stormops_desktop.storage.job_list import BULK_TEXTS
from stormops_desktop.storage.job_queries import JobQuery, match_expression
from stormops_desktop.storage.opening import OpenStore
from sync.contracts.capture import Draft, capture
from sync.contracts.ops import Kind
from tests.helpers.replica_rows import NOW, block, job, key, note_draft, seeded, step_draft

HOUSE = {"address": "12 Oak St", "city": "Allen", "zip_code": "75002", "is_synthetic": True}
ROUTE = {"route_name": "North", "status": "published"}
STOP = {"route_id": key("route"), "property_id": key("house"), "sequence_order": 4}
IMPACT = {"storm_id": key("storm"), "property_id": key("house"), "sii": 71.0, "tier": "A"}
UPLIFT = {
    "storm_id": key("storm"), "property_id": key("house"), "expected_uplift": 0.2, "scored_at": 1,
}  # fmt: skip
PARTS: list[tuple[str, str, dict[str, Any]]] = [
    ("jobs", "job", job()),
    ("properties", "house", HOUSE),
    ("routes", "route", ROUTE),
    ("route_properties", "stop", STOP),
    ("property_impacts", "impact", IMPACT),
    ("lead_uplift", "uplift", UPLIFT),
    ("notes", "note0", {"job_id": key("job"), "body": "chimney", "author_id": key("me"), "written_at": 1}),
]


def rows(store: OpenStore, query: JobQuery | None = None) -> list[Any]:
    with store.database.read() as connection:
        return list(job_queries.page(connection, query or JobQuery(), 0, 1_000))


def found(store: OpenStore, text: str) -> int:
    with store.database.read() as connection:
        return job_queries.count(connection, JobQuery(text=text))


def put(store: OpenStore, *parts: tuple[str, str, dict[str, Any]]) -> None:
    with store.replica.begin() as tx:
        for entity, name, values in parts:
            tx.load_rows(block(entity, [(key(name), values)]))


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("at_once", [True, False])
def test_rows_in_any_order_make_the_same_line(store: OpenStore, seed: int, at_once: bool) -> None:
    parts = random.Random(seed).sample(PARTS, len(PARTS))
    if at_once:
        put(store, *parts)
    else:
        for part in parts:
            put(store, part)
    (row,) = rows(store)
    assert (row.address, row.zip_code, row.route_name, row.sequence) == ("12 Oak St", "75002", "North", 4)
    assert (row.sii, row.tier, row.expected_uplift, row.pending) == (71.0, "A", 0.2, 0)
    assert [found(store, words) for words in ("oak", "75002", "nor", "chimn")] == [1, 1, 1, 1]
    assert [found(store, words) for words in ("elm", "oak elm", "###")] == [0, 0, 0]


def test_changes_and_losses_of_the_sources_are_followed(store: OpenStore) -> None:
    put(store, *PARTS)
    put(store, ("properties", "house", {**HOUSE, "address": "9 Elm St"}))
    assert (found(store, "elm"), found(store, "oak")) == (1, 0)
    with store.replica.begin() as tx:
        tx.drop_base("route_properties", [key("stop")])
        tx.drop_base("property_impacts", [key("impact")])
    (row,) = rows(store)
    assert (row.sequence, row.sii) == (None, None)
    with store.replica.begin() as tx:
        tx.drop_base("jobs", [key("job")])
    assert not rows(store)
    assert found(store, "elm") == 0


def test_the_newest_uplift_counts(store: OpenStore) -> None:
    put(store, *PARTS, ("lead_uplift", "later", {**UPLIFT, "expected_uplift": 0.5, "scored_at": 9}))
    assert rows(store)[0].expected_uplift == 0.5


def test_what_was_done_here_shows_at_once_and_is_marked(store: OpenStore) -> None:
    put(store, *PARTS)
    with store.replica.begin(durable=True) as tx:
        capture(tx, RULES, [step_draft("completed")], now_ms=NOW, randomness=seeded())
    (row,) = rows(store)
    assert (row.status, row.pending) == ("completed", 1)
    with store.replica.begin() as tx:
        (logged,) = tx.ops(10)
        tx.remove_op(logged.n)
        tx.clear_view("jobs", [key("job")])
        tx.clear_view("job_events", [logged.op.fields["event_id"]])
    (row,) = rows(store)
    assert (row.status, row.pending) == ("assigned", 0)


def test_a_pending_note_marks_its_job(store: OpenStore) -> None:
    put(store, *PARTS)
    with store.replica.begin(durable=True) as tx:
        capture(tx, RULES, [note_draft(body="skylight cracked")], now_ms=NOW, randomness=seeded())
    assert rows(store)[0].pending == 1
    assert found(store, "skylight") == 1
    with store.replica.begin(durable=True) as tx:
        blank = Draft(Kind.REDACT, "notes", key("note"), {"redacted_at": NOW})
        capture(tx, RULES, [blank], now_ms=NOW, randomness=lambda n: b"\xee" * n)
    assert found(store, "skylight") == 0


def many(store: OpenStore, count: int) -> None:
    with store.replica.begin() as tx:
        houses = [(key(f"h{n}"), {**HOUSE, "address": f"{n % 7} Oak St"}) for n in range(count)]
        tx.load_rows(block("properties", houses))
        statuses = ("pending", "assigned", "completed")
        jobs = [
            (key(f"j{n}"), job(property_id=key(f"h{n}"), status=statuses[n % 3], route_id=None))
            for n in range(count)
        ]
        tx.load_rows(block("jobs", jobs))


@pytest.mark.parametrize("order", job_queries.ORDERS)
@pytest.mark.parametrize("descending", [True, False])
def test_pages_cover_everything_once_in_order(store: OpenStore, order: str, descending: bool) -> None:
    many(store, 100)
    query = JobQuery(storm_id=key("storm"), order=order, descending=descending)
    with store.database.read() as connection:
        total = job_queries.count(connection, query)
        pages = [job_queries.page(connection, query, at, 7) for at in range(0, total, 7)]
    seen = [row for page in pages for row in page]
    assert total == len({row.job_id for row in seen}) == len(seen) == 100
    column = {"status": "status_rank"}.get(order, order)
    ranks = [getattr(row, column) for row in seen]
    shown = [rank for rank in ranks if rank is not None]
    assert shown == sorted(shown, reverse=descending)


def test_filters_combine(store: OpenStore) -> None:
    many(store, 60)
    with store.database.read() as connection:
        counted = [
            job_queries.count(connection, query)
            for query in (
                JobQuery(statuses=("completed",)),
                JobQuery(statuses=("completed", "pending")),
                JobQuery(statuses=("nonsense",)),
                JobQuery(text="3 oak", statuses=("completed",)),
                JobQuery(storm_id="another"),
                JobQuery(route_id="none"),
            )
        ]
    assert counted[:3] == [20, 40, 0]
    assert 0 < counted[3] < 20
    assert counted[4:] == [0, 0]


@pytest.mark.parametrize("typed", ['"', "a* OR b", "NEAR(", "oak'); DROP TABLE jobs;--", "col:x", "-", "^"])
def test_nothing_typed_is_an_expression(store: OpenStore, typed: str) -> None:
    many(store, 3)
    assert found(store, typed) in (0, 3)


def test_words_become_beginnings() -> None:
    assert match_expression("12 Oak-St") == '"12"* AND "Oak"* AND "St"*'
    assert match_expression("?!") == ""


def parts_of_search(store: OpenStore) -> set[int]:
    with store.database.read() as connection:
        return {segment for (segment,) in connection.exec_driver_sql("SELECT segid FROM job_search_idx")}


def test_a_large_load_leaves_one_search_index_which_saves_do_not_rewrite(store: OpenStore) -> None:
    jobs = [(key(f"j{number}"), job()) for number in range(2 * BULK_TEXTS)]
    for half in (jobs[:BULK_TEXTS], jobs[BULK_TEXTS:]):
        with store.replica.begin() as tx:
            tx.load_rows(block("properties", [(key("house"), HOUSE)]))
            tx.load_rows(block("jobs", half))
    (large,) = parts_of_search(store)
    for number in range(40):
        draft = Draft(Kind.ADD, "notes", key(f"n{number}"), {"job_id": jobs[number][0], "body": "chimney"})
        with store.replica.begin(durable=True) as tx:
            capture(tx, RULES, [draft], now_ms=NOW, randomness=random.Random(number).randbytes)
    assert large in parts_of_search(store)
    assert found(store, "chimney") == 40
    assert found(store, "oak") == 2 * BULK_TEXTS
