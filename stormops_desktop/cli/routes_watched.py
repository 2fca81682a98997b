"""A search from a terminal: how far it is, and Ctrl-C ends it with the best so far."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import click

from stormops_desktop.domain.routing.search import Listener, Progress

STEP = 0.05  # of the whole: how often a terminal hears


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
