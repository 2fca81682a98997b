"""What a Flink job of an older version tells is refused with what to do, and not only as no result."""

import json

import pytest

from sync.contracts.events.envelope import EventError
from sync.contracts.events.topics import Topics
from sync.streams.runner.kafka import Record
from sync.streams.runner.told import RESULTS


def refusal(word: object) -> str:
    record = Record(Topics().results, 0, 7, b"key", json.dumps(word).encode(), (), 5)
    with pytest.raises(EventError) as refused:
        RESULTS.read(record)
    return str(refused.value)


@pytest.mark.parametrize("tag", ["chain", "waiting"])
def test_words_of_an_older_job_say_what_to_call(tag: str) -> None:
    told = refusal({"type": tag, "tenant_id": "11111111-1111-4111-8111-111111111111"})
    assert "older version" in told
    assert "`stormops-streams begin-anew`" in told


@pytest.mark.parametrize("word", [{"type": "else"}, {"type": 5}, [], "chain", {"type": "window"}])
def test_other_strange_words_are_no_result(word: object) -> None:
    assert refusal(word) == "The record is not a result of the stream job."
