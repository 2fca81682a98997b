"""What the Flink job tells, as who reads its topic takes it. The job itself is under `make integration`."""

from collections.abc import Iterable

import msgspec
import pytest

from sync.streams.core.houses import Action
from sync.streams.core.windows import Status, WindowRow
from sync.streams.flink.results import (
    ActionTold,
    HouseTold,
    Step,
    Told,
    WindowTold,
    tenant_of,
    text_of,
    word_in,
)

STORM = "22222222-2222-4222-8222-222222222222"
TENANT = "11111111-1111-4111-8111-111111111111"


def window(revision: int, touches: int, start: int = 0) -> WindowTold:
    status = Status.CLOSED if revision == 1 else Status.CORRECTED
    return WindowTold(
        WindowRow(TENANT, STORM, start, start + 300_000, revision, status, {"touches.sms": touches})
    )


def house(times: int, which: str = "house") -> HouseTold:
    return HouseTold(TENANT, STORM, which, (Step("channel", "sms", "+", times, times * 100),))


def action(because: str) -> ActionTold:
    return ActionTold(Action(TENANT, STORM, "house", "THROTTLE", "complaint", 1, 2, because))


def told_in(values: Iterable[bytes]) -> tuple[Told, ...]:
    """The newest word on each key, as a compacted topic keeps it."""
    return tuple({told.key: told for told in map(word_in, values)}.values())


def test_words_survive_the_topic() -> None:
    words = (window(1, 3), house(2), HouseTold(TENANT, STORM, "other", (), "touch", 1), action("touch"))
    assert told_in(text_of(word).encode() for word in words) == words
    assert {tenant_of(word) for word in words} == {TENANT}


def test_the_newest_word_on_a_key_holds_and_others_stay() -> None:
    words = [window(1, 3), house(2), window(1, 9, 300_000), window(2, 4), house(5), house(1, "other")]
    found = told_in(text_of(word).encode() for word in words)
    assert set(map(text_of, found)) == set(
        map(text_of, [window(2, 4), window(1, 9, 300_000), house(5), house(1, "other")])
    )


def test_a_word_told_again_after_a_restart_changes_nothing() -> None:
    words = [text_of(word).encode() for word in (house(2), action("a"), action("b"))]
    assert told_in([*words, *words]) == told_in(words)


def test_keys_of_two_companies_never_meet() -> None:
    other = msgspec.structs.replace(house(1), tenant_id=STORM)
    assert other.key != house(1).key
    assert len(told_in([text_of(house(1)).encode(), text_of(other).encode()])) == 2


def test_a_record_of_somebody_else_is_refused() -> None:
    with pytest.raises(msgspec.DecodeError):
        told_in([b'{"type": "else"}'])
