"""Trino reads the same tables by the same catalogue and answers as DuckDB does (`make trino`)."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from sync.postgres.lake_role import install_catalogue
from sync.streams.lakehouse.catalogue import Lakehouse, Place, open_lakehouse
from sync.streams.lakehouse.compaction import compact
from sync.streams.lakehouse.reader import ask
from sync.streams.lakehouse.tables import CUSTOMER_JOURNEYS
from sync.streams.lakehouse.writer import take_in
from tests.helpers.objects import KEYS, object_server
from tests.helpers.postgres import PostgresServer
from tests.helpers.trino_server import TrinoServer
from tests.streams.events import Season

pytestmark = [pytest.mark.postgres, pytest.mark.e2e]
BY_CHANNEL = """SELECT channel, count(*), sum(conversion_value_cents), count(DISTINCT property_id)
    FROM customer_journeys WHERE NOT gone GROUP BY channel ORDER BY channel"""
BY_TYPE = "SELECT type, kind, count(*), max(rev) FROM events GROUP BY type, kind ORDER BY type, kind"
BY_DAY = """SELECT tenant_id, count(*) FROM customer_journeys
    WHERE "timestamp" >= TIMESTAMP '2026-02-26 00:00:00 UTC' GROUP BY tenant_id"""


@pytest.fixture(scope="module")
def bucket_server() -> Iterator[tuple[str, Path]]:
    """An S3 with the bucket `lake`; the environment has its keys, as an operator's would."""
    with (
        object_server("tests.helpers.object_server") as (endpoint, folder),
        pytest.MonkeyPatch.context() as patch,
    ):
        (folder / "lake").mkdir()
        for name, value in {**KEYS, "AWS_DEFAULT_REGION": "us-east-1"}.items():
            patch.setenv(name, value)
        yield endpoint, folder


@pytest.fixture(scope="module")
def filled(
    postgres_server: PostgresServer,
    bucket_server: tuple[str, Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Lakehouse, TrinoServer]]:
    folder: Path = tmp_path_factory.mktemp("trino")
    endpoint, _ = bucket_server
    catalogue = install_catalogue(postgres_server.admin_url, "for-tests", database="lakehouse_of_trino")
    place = Place(catalogue, "s3://lake/warehouse", endpoint)
    with closing(open_lakehouse(place)) as lakehouse:
        events = Season(Random(5)).events(2000)
        for start in range(0, len(events), 400):
            take_in(lakehouse, events[start : start + 400])
        compact(lakehouse)
        with TrinoServer(folder, place) as trino:
            yield lakehouse, trino


@pytest.mark.parametrize("question", [BY_CHANNEL, BY_TYPE, BY_DAY], ids=["channel", "type", "day"])
def test_trino_answers_as_duckdb_does(filled: tuple[Lakehouse, TrinoServer], question: str) -> None:
    lakehouse, trino = filled
    answer = ask(lakehouse, question.replace("TIMESTAMP '", "TIMESTAMPTZ '"))
    assert answer.rows
    assert list(trino.ask(question)) == list(answer.rows)


def test_trino_sees_earlier_snapshots_too(filled: tuple[Lakehouse, TrinoServer]) -> None:
    lakehouse, trino = filled
    first = lakehouse.table(CUSTOMER_JOURNEYS).snapshots()[0]
    there = lakehouse.table(CUSTOMER_JOURNEYS).scan(snapshot_id=first.snapshot_id).count()
    assert trino.ask(f"SELECT count(*) FROM customer_journeys FOR VERSION AS OF {first.snapshot_id}") == [
        (there,)
    ]
