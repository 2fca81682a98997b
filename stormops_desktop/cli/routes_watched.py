"""A search from a terminal: how far it is, and Ctrl-C ends it with the best so far."""

import math
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import click

from stormops_desktop.domain.routing.search import Listener, Progress

STEP = 0.05  # of the whole: how often a terminal hears

A_DAY = 86_400.0


class Seconds(click.FloatRange):
    """How long to search: a day at most, and a number."""

    def __init__(self, least: float) -> None:
        super().__init__(min=least, max=A_DAY)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        seconds = super().convert(value, param, ctx)
        if math.isnan(seconds):
            self.fail(f"{value} is not a number of seconds.", param, ctx)
        return seconds


@contextmanager
def watched() -> Iterator[Listener]:
    """A listener that hears of Ctrl-C; a second one kills as usual."""
    asked_to_stop = False
    told = 0.0
    on_screen = sys.stderr.isatty()

    def stop(_number: int, _frame: FrameType | None) -> None:
        nonlocal asked_to_stop
        asked_to_stop = True
        signal.signal(signal.SIGINT, before)

    def listen(progress: Progress) -> bool:
        nonlocal told
        if on_screen and progress.share - told >= STEP:
            told = progress.share
            click.echo(f"{progress.share:4.0%} searched, best so far {progress.cost:,.1f}", err=True)
        return not asked_to_stop

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield listen
    finally:
        signal.signal(signal.SIGINT, before)
    if asked_to_stop:
        click.echo("Stopped; this is the best so far.", err=True)
