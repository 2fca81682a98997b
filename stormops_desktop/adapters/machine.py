"""What tells this machine from others: a random id made once, and names for people."""

import platform
import uuid
from pathlib import Path


def machine_id(folder: Path) -> uuid.UUID:
    """The id kept in the data folder; made when there is none."""
    path = folder / "machine.id"
    try:
        return uuid.UUID(path.read_text().strip())
    except (OSError, ValueError):
        made = uuid.uuid4()
        path.write_text(f"{made}\n")
        return made


def device_id(folder: Path, email: str) -> str:
    """This machine's device id for one person. Each person has a replica, hence an op log, of their own."""
    return str(uuid.uuid5(machine_id(folder), email.strip().lower()))


def machine_name() -> str:
    """What the office's list of devices calls it."""
    return platform.node() or "laptop"


def platform_name() -> str:
    """Operating system and architecture."""
    return f"{platform.system()} {platform.release()} {platform.machine()}"
