"""What the environment may say: `STORMOPS_DATA_DIR`, `STORMOPS_HUB_URL`, `STORMOPS_PASSPHRASE`.

`STORMOPS_GPS_PORT` is the serial port of a satellite receiver. `STORMOPS_CLOCK_OFFSET_MS` moves this laptop's
clock, so that the demo can stand at the day of its storm.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from stormops_desktop.adapters.clock import wall_ms
from stormops_desktop.adapters.paths import data_dir
from stormops_desktop.adapters.vault_keys import Argon2Cost, KeyringFinder, os_keyring
from stormops_desktop.services.errors import ServiceError, StoreTrouble

DEFAULT_HUB = "http://127.0.0.1:8765"
HUB_ENV = "STORMOPS_HUB_URL"
PASSPHRASE_ENV = "STORMOPS_PASSPHRASE"  # noqa: S105 - a variable's name
CLOCK_ENV = "STORMOPS_CLOCK_OFFSET_MS"
RECEIVER_ENV = "STORMOPS_GPS_PORT"
NO_FOLDER = "The data folder {folder} can't be used ({reason}). Choose another with STORMOPS_DATA_DIR."


@dataclass(frozen=True, slots=True)
class DesktopSettings:
    """Where things are on this machine.

    Attributes:
        passphrase: wraps the keys in place of keyring or password, for machines without a person at them.
        receiver_port: the serial port of a satellite receiver, "" for none.
        link_costs: whether the present network link costs money, None where nobody knows.
        keyring: finds the system's keyring, None where there is none to be trusted.
    """

    folder: Path
    hub_url: str = DEFAULT_HUB
    passphrase: str | None = None
    keyring: KeyringFinder = os_keyring
    cost: Argon2Cost = field(default_factory=Argon2Cost)
    now_ms: Callable[[], int] = wall_ms
    link_costs: Callable[[], bool | None] = lambda: None
    receiver_port: str = ""


def from_environment() -> DesktopSettings:
    """The settings of this process.

    Raises:
        StoreTrouble: the data folder can't be made. ServiceError: a variable makes no sense.
    """
    hub_url = os.environ.get(HUB_ENV, DEFAULT_HUB).rstrip("/")
    offset_ms = _clock_offset_ms()
    return DesktopSettings(
        _folder(),
        hub_url,
        os.environ.get(PASSPHRASE_ENV) or None,
        now_ms=wall_ms if not offset_ms else lambda: wall_ms() + offset_ms,
        receiver_port=os.environ.get(RECEIVER_ENV, ""),
    )


def _folder() -> Path:
    try:
        return data_dir()
    except OSError as error:
        raise StoreTrouble(NO_FOLDER, folder=error.filename, reason=error.strerror) from error


def _clock_offset_ms() -> int:
    said = os.environ.get(CLOCK_ENV) or "0"
    try:
        return int(said)
    except ValueError:
        raise ServiceError(
            "{name} is not a number of milliseconds: {said!r}.", name=CLOCK_ENV, said=said
        ) from None
