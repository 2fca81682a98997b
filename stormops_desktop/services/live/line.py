"""One line to the office for everybody who listens: the wait for news and the panels."""

import threading
from collections.abc import Callable

from sync.engine.errors import SyncError
from sync.engine.live import Listener

News = Callable[[int], None]
STOPPED_WITHIN_S = 3.0


class LiveLine:
    """Keeps a listener on a thread of its own from the first wait for news until it is held or closed.

    Args:
        make: a listener that calls back with the tenant's newest revision, 0 for unknown.
    """

    def __init__(self, make: Callable[[News], Listener]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._waiting: set[Waiter] = set()
        self._listener: Listener | None = None
        self._thread: threading.Thread | None = None
        self._newest: int | None = None
        self._held = False

    def listening(self, on_news: News) -> "Waiter":
        """What `SyncDesk` waits with: it hears the newest revision at once, and every later one."""
        return Waiter(self, on_news)

    def ask(self) -> None:
        """Tells the hub at once which panels are wanted now."""
        listener = self._listener
        if listener is not None:
            listener.ask()

    def hold(self, *, held: bool) -> None:
        """While held nothing is said or heard: the person works offline."""
        with self._lock:
            self._held = held
        if held:
            self._stop()

    def close(self) -> None:
        """For good."""
        self.hold(held=True)

    def join(self, waiter: "Waiter") -> None:
        with self._lock:
            self._waiting.add(waiter)
            newest, self._newest = self._newest, self._newest or None
            begin = self._thread is None and not self._held
            if begin:
                self._begin()
        if newest is not None:
            waiter.on_news(newest)

    def leave(self, waiter: "Waiter") -> None:
        with self._lock:
            self._waiting.discard(waiter)

    def _begin(self) -> None:
        listener = self._listener = self._make(self._on_news)
        self._thread = threading.Thread(target=self._run, args=(listener,), name="live", daemon=True)
        self._thread.start()

    def _run(self, listener: Listener) -> None:
        failure: SyncError | None = None
        try:
            listener.run()
        except SyncError as error:
            failure = error
        finally:
            self._ended(listener, failure)

    def _ended(self, listener: Listener, failure: SyncError | None) -> None:
        with self._lock:
            if self._listener is not listener:
                return  # it was stopped, or has a successor
            self._listener, self._thread, self._newest = None, None, None
            waiting = tuple(self._waiting)
        for waiter in waiting:
            waiter.end(failure)

    def _on_news(self, rev: int) -> None:
        with self._lock:
            self._newest = rev
            waiting = tuple(self._waiting)
            if rev == 0 and waiting:
                self._newest = None  # told once: nobody knows which revision it was
        for waiter in waiting:
            waiter.on_news(rev)

    def _stop(self) -> None:
        with self._lock:
            listener, thread = self._listener, self._thread
            self._listener, self._thread, self._newest = None, None, None
        if listener is not None and thread is not None:
            listener.stop()
            thread.join(STOPPED_WITHIN_S)


class Waiter:
    """One wait on the line; looks like a listener to whoever runs it."""

    def __init__(self, line: LiveLine, on_news: News) -> None:
        self.on_news = on_news
        self._line = line
        self._over = threading.Event()
        self._failure: SyncError | None = None

    def run(self) -> None:
        """Waits until stopped.

        Raises:
            SignedOut: the line ended because the sign-in has.
        """
        self._line.join(self)
        try:
            self._over.wait()
        finally:
            self._line.leave(self)
        if self._failure is not None:
            raise self._failure

    def stop(self) -> None:
        self._over.set()

    def end(self, failure: SyncError | None) -> None:
        """The line is gone."""
        self._failure = failure
        self._over.set()
