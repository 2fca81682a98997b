"""The jobs of the streams' process end together: what one dies of is told, and all begin anew."""

from threading import Event
from types import SimpleNamespace
from typing import Any

import pytest

from sync.serve.streams_child import run


def until(stop: Event, *_: object) -> None:
    assert stop.wait(30)


def parts_of(**jobs: Any) -> Any:
    named = {"sinks": until, "inbound": until, "runner": until, **jobs}
    return SimpleNamespace(wake=Event(), **{name: SimpleNamespace(run=work) for name, work in named.items()})


def dies(*_: object) -> None:
    raise KeyError("a word nobody knew")


@pytest.mark.parametrize("job", ["sinks", "inbound", "runner"])
def test_one_that_dies_takes_the_others_along(job: str) -> None:
    stop = Event()
    with pytest.raises(KeyError, match="a word nobody knew"):
        run(parts_of(**{job: dies}), stop)
    assert stop.is_set()


def test_all_end_when_they_are_told_to() -> None:
    stop = Event()
    stop.set()
    run(parts_of(), stop)
