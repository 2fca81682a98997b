"""A satellite receiver at a serial port: one position, or none within a time. No driver of ours is needed.

USB receivers appear as a serial port (COM3, /dev/ttyACM0) and speak NMEA 0183 whatever their speed is set to;
opening the port as a file is enough to read them on every system. The wait is on a queue, since a silent port
blocks its reader for ever: that reader is a daemon thread, which ends with the port.
"""

import queue
import threading
from collections.abc import Callable
from pathlib import Path

from stormops_desktop.domain.evidence.nmea import position_in
from stormops_desktop.domain.evidence.position import Fix, Source

WAIT_S = 5.0
LONGEST_LINE = 256  # a sentence has at most 82 characters; a port at the wrong speed sends endless noise


class Receiver:
    """One port, opened when it is asked.

    Args:
        port: its name, "" for none. now_ms: UTC milliseconds, stamped on a fix.
    """

    def __init__(self, port: str, now_ms: Callable[[], int]) -> None:
        self._port, self._now_ms = port, now_ms

    @property
    def known(self) -> bool:
        """Whether a port is named at all."""
        return bool(self._port)

    def fix(self, wait_s: float = WAIT_S) -> Fix | None:
        """The next position it says; None when it says none in time, or can't be opened."""
        if not self._port:
            return None
        found: queue.Queue[tuple[float, float] | None] = queue.Queue(1)
        enough = threading.Event()
        threading.Thread(
            target=_read, args=(Path(self._name), found, enough), name="receiver", daemon=True
        ).start()
        try:
            place = found.get(timeout=wait_s)
        except queue.Empty:
            place = None
        enough.set()
        return None if place is None else Fix(*place, Source.RECEIVER, self._now_ms())

    @property
    def _name(self) -> str:
        """Windows wants ports above COM9 by their device path."""
        return f"\\\\.\\{self._port}" if self._port.upper().startswith("COM") else self._port


def _read(port: Path, found: "queue.Queue[tuple[float, float] | None]", enough: threading.Event) -> None:
    """Puts the first position into the queue, None when the port can't be opened or goes away."""
    place = None
    try:
        with port.open("rb", buffering=0) as file:
            while not enough.is_set() and place is None and (line := file.readline(LONGEST_LINE)):
                place = position_in(line.decode("ascii", "replace"))
    except OSError:
        place = None
    found.put_nowait(place)
