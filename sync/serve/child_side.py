"""What a process of the centre does first and last: read settings, say that it is ready, end in time."""

import json
import logging
import os
import sys
import threading
from collections.abc import Callable
from typing import Any

LOG_FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"


def read_settings() -> dict[str, Any]:
    """The settings that the parent wrote as the first line of standard input."""
    logging.basicConfig(level=logging.INFO, format=LOG_FORMAT, stream=sys.stderr)
    settings: dict[str, Any] = json.loads(_read_line())
    return settings


def when_parent_ends(act: Callable[[], None]) -> None:
    """Calls `act` on a thread once the parent closes the pipe, or dies."""

    def wait() -> None:
        while os.read(0, 4096):
            pass
        act()

    threading.Thread(target=wait, name="parent", daemon=True).start()


def say_ready(**facts: Any) -> None:
    """Tells the parent that the process serves."""
    _say({"ready": True, **facts})


def say_error(words: str) -> None:
    """Tells the parent, in one line for a person, why the process does not serve."""
    _say({"ready": False, "error": words})


def _say(facts: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


def _read_line() -> bytes:
    # Unbuffered: what follows belongs to `when_parent_ends`, which reads the descriptor itself.
    line = bytearray()
    while not line.endswith(b"\n"):
        piece = os.read(0, 1)
        if not piece:
            break
        line += piece
    return bytes(line)
