"""What the environment may say: `STORMOPS_DATA_DIR`, `STORMOPS_HUB_URL`, `STORMOPS_PASSPHRASE`.

`STORMOPS_CLOCK_OFFSET_MS` moves this laptop's clock, so that the demo can stand at the day of its storm.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from stormops_desktop.adapters.clock import wall_ms
from stormops_desktop.adapters.paths import data_dir
from stormops_desktop.adapters.vault_keys import Argon2Cost, KeyringFinder, os_keyring

DEFAULT_HUB = "http://127.0.0.1:8765"
HUB_ENV = "STORMOPS_HUB_URL"
PASSPHRASE_ENV = "STORMOPS_PASSPHRASE"  # noqa: S105 - a variable's name
CLOCK_ENV = "STORMOPS_CLOCK_OFFSET_MS"


@dataclass(frozen=True, slots=True)
class DesktopSettings:
    """Where things are on this machine.

    Attributes:
        passphrase: wraps the keys in place of keyring or password, for machines without a person at them.
        keyring: finds the system's keyring, None where there is none to be trusted.
    """

    folder: Path
    hub_url: str = DEFAULT_HUB
    passphrase: str | None = None
    keyring: KeyringFinder = os_keyring
    cost: Argon2Cost = field(default_factory=Argon2Cost)
    now_ms: Callable[[], int] = wall_ms


def from_environment() -> DesktopSettings:
    """The settings of this process."""
    hub_url = os.environ.get(HUB_ENV, DEFAULT_HUB).rstrip("/")
    offset_ms = int(os.environ.get(CLOCK_ENV) or 0)
    return DesktopSettings(
        data_dir(),
        hub_url,
        os.environ.get(PASSPHRASE_ENV) or None,
        now_ms=wall_ms if not offset_ms else lambda: wall_ms() + offset_ms,
    )
