"""Draws map tiles off the GUI thread, a few at a time, what is on screen first."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from stormops_desktop.tasks.task import Runner, Task

BATCH = 6  # tiles a task: short enough that a new view is not kept waiting


class TileKey(NamedTuple):
    """Which picture: a layer in one of its versions, a zoom step, a cell of that step's grid."""

    layer: str
    version: int
    step: int
    column: int
    row: int


Draw = Callable[[TileKey], object]


class TileQueue(QObject):
    """One task at a time in an io lane; a new wish list replaces what has not been begun.

    Signals:
        drawn: a tile is ready; carries its key and what `draw` made.
        rested: nothing is wished for and nothing under way any more.
        failed: drawing broke; carries the error. The tiles of that task are not tried again by themselves.
    """

    drawn = Signal(object, object)
    rested = Signal()
    failed = Signal(object)

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._wanted: list[TileKey] = []
        self._draw: Draw | None = None
        self._task: Task | None = None
        self._busy = False
        self._disposed = False

    @property
    def idle(self) -> bool:
        """Nothing wished for and nothing under way."""
        return not self._busy and not self._wanted

    def want(self, keys: Sequence[TileKey], draw: Draw) -> None:
        """These tiles, in this order, and no others; `draw` runs on another thread."""
        self._wanted, self._draw = list(keys), draw
        self._next()

    def dispose(self) -> None:
        """Nothing calls back afterwards."""
        self._disposed, self._wanted = True, []
        if self._task is not None:
            self._task.cancel()

    def _next(self) -> None:
        if self._busy or self._disposed or not self._wanted or self._draw is None:
            return
        batch, self._wanted = self._wanted[:BATCH], self._wanted[BATCH:]
        draw, self._busy = self._draw, True
        self._task = self._runner.io(
            lambda task: _draw_all(task, batch, draw), self._on_done, self._on_failed, self._on_drawn
        )

    def _on_drawn(self, news: object) -> None:
        if isinstance(news, tuple):
            key, picture = news
            self.drawn.emit(key, picture)

    def _on_done(self, _: object) -> None:
        self._busy = False
        self._next()
        if self.idle:
            self.rested.emit()

    def _on_failed(self, error: Exception) -> None:
        self._busy = False
        self.failed.emit(error)
        self._next()


def _draw_all(task: Task, keys: Sequence[TileKey], draw: Draw) -> None:
    for key in keys:
        if task.cancelled():
            return
        task.report((key, draw(key)))
