"""Python's cyclic collector, on the GUI thread only and in helpings that no hand notices."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt, QTimer

from stormops_desktop.app.window import MainWindow

LOOK_MS = 1_000
WHOLE_EVERY = 300  # looks: five minutes; a tenth of a second where a storm of 50,000 houses is open
HELPING = 20_000  # objects made since the last helping that are worth one: a millisecond or two
FLOOD = 50_000  # more than that is work under way on a lane, and most of it goes by itself
PATIENCE = 10  # looks that a flood is waited for


class Sweeper(QObject):
    """Frees what only refers to itself: screens that are gone, most of all.

    Left to itself the collector runs on whichever thread happens to allocate. Freed on another thread than
    its own, a timer or a widget brings the program down; and a pass over all that is loaded, the program's
    own 200,000 objects with it, stops every thread in the middle of a scroll.
    """

    def __init__(self, parent: QObject, *, look_ms: int = LOOK_MS) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        self._looks = self._waited = 0
        self._timer = QTimer(self)
        self._timer.setInterval(look_ms)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """From now on only here. What is loaded by now is the program itself: it is looked at no more."""
        self._was_on = gc.isenabled()
        gc.disable()
        gc.freeze()
        self._timer.start()

    def stop(self) -> None:
        """The collector is as it was."""
        self._timer.stop()
        if self._was_on:
            gc.enable()

    def look(self) -> None:
        """A helping where there is one, all of it now and then."""
        self._looks += 1
        if self._looks >= WHOLE_EVERY:
            self.sweep()
        elif gc.get_count()[0] >= HELPING and not self._waits_for_flood():
            gc.collect(1)

    def sweep(self) -> None:
        """All that was made since the start: when a session is closed, its screens are in it."""
        self._looks = self._waited = 0
        gc.collect()

    def _waits_for_flood(self) -> bool:
        flood = gc.get_count()[0] >= FLOOD
        self._waited = self._waited + 1 if flood and self._waited < PATIENCE else 0
        return self._waited > 0


@contextmanager
def swept(window: MainWindow) -> Iterator[Sweeper]:
    """Sweeps while the window is open, and all of it once somebody has left."""
    sweeper = Sweeper(window)
    window.session_closed.connect(sweeper.sweep, Qt.ConnectionType.QueuedConnection)
    sweeper.start()
    try:
        yield sweeper
    finally:
        sweeper.stop()
