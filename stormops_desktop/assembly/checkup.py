"""Looks at everything a day's work needs on this machine, and says what to do about what is not right."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from stormops_desktop.assembly.desktop import Desktop
from stormops_desktop.assembly.profile import Profile, Profiles, WrappedBy
from stormops_desktop.assembly.settings import HUB_ENV
from stormops_desktop.assembly.token_store import NoTokens
from stormops_desktop.storage import note
from stormops_desktop.storage.errors import StoreBusy
from stormops_desktop.storage.owner import Owner
from sync.engine.errors import CaptivePortal, SyncError
from sync.engine.transport import HubClient

LEAST_FREE_BYTES = 1 << 30
CLOCK_TOLERANCE_MS = 120_000
NOT_COMPARED = "Compared with the office's when that can be reached."


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `advice` says what to do, "" when there is nothing to do."""

    name: str
    ok: bool
    said: str
    advice: str = ""


def _fine(name: str, said: str) -> Finding:
    return Finding(name, ok=True, said=said)


def _look(name: str, said: str, advice: str) -> Finding:
    return Finding(name, ok=False, said=said, advice=advice)


def checkup(desktop: Desktop) -> list[Finding]:
    """Every finding, in the order in which to mend them. Changes nothing."""
    checks: tuple[Callable[[Desktop], Iterator[Finding]], ...] = (_disk, _keyring, _replicas, _hub)
    return [finding for check in checks for finding in check(desktop)]


def _disk(desktop: Desktop) -> Iterator[Finding]:
    folder = desktop.settings.folder
    try:
        free = shutil.disk_usage(folder).free
        probe = folder / ".doctor"
        probe.write_bytes(b"x")
        probe.unlink()
    except OSError as error:
        yield _look("disk", f"The data folder can't be written ({error.strerror}).", f"Check {folder}.")
        return
    said = f"{free / (1 << 30):.1f} GiB free at {folder}."
    advice = "" if free >= LEAST_FREE_BYTES else "Free some space before the next storm day."
    yield Finding("disk", not advice, said, advice)


def _keyring(desktop: Desktop) -> Iterator[Finding]:
    if desktop.settings.passphrase is not None:
        yield _fine("keyring", "Keys are wrapped by the passphrase of this environment.")
        return
    backend = desktop.settings.keyring()
    used = any(profile.wrapped_by is WrappedBy.KEYRING for profile in _profiles(desktop).all())
    if backend is not None:
        yield _fine("keyring", f"Keys are kept by {type(backend).__module__}.")
    elif used:
        advice = "Sign in to this computer's desktop, so that the keyring is unlocked, and try again."
        yield _look("keyring", "The keyring that holds the keys does not answer.", advice)
    else:
        yield _fine("keyring", "No keyring here: each member's password opens their data.")


def _replicas(desktop: Desktop) -> Iterator[Finding]:
    found = False
    for profile in _profiles(desktop).all():
        for finding in _replicas_of(desktop, profile):
            found = True
            yield finding
    if not found:
        yield _fine("replica", "No data on this computer yet: sign in to load it.")


def _replicas_of(desktop: Desktop, profile: Profile) -> Iterator[Finding]:
    for member in profile.members():
        path = _profiles(desktop).replica(profile.account_id, member.tenant_id)
        if not path.exists():
            continue
        name = f"replica of {member.email} at {member.org_name}"
        kept = note.read(path)
        damaged = sorted(other.name for other in path.parent.glob(f"{path.name}.damaged-*[0-9Z]"))
        size = f"{path.stat().st_size / (1 << 20):.1f} MiB"
        if kept is not None and kept.suspect:
            advice = "Open StormOps and unlock it: unsent work is rescued, the rest loads again."
            yield _look(name, f"{size}; a part could not be read.", advice)
        elif _is_open(path):
            yield _fine(name, f"{size}; open in StormOps just now.")
        else:
            kept_files = f" Damaged files kept: {', '.join(damaged)}." if damaged else ""
            yield _fine(name, f"{size}.{kept_files}")


def _is_open(path: Path) -> bool:
    try:
        Owner(path).release()
    except StoreBusy:
        return True
    return False


def _hub(desktop: Desktop) -> Iterator[Finding]:
    hub, url = HubClient(desktop.client, NoTokens()), desktop.settings.hub_url
    if not url.startswith(("http://", "https://")):
        yield _look("hub", f"{url!r} is no address of a hub.", f"Set {HUB_ENV} to https://HOST:PORT.")
        yield _fine("clock", NOT_COMPARED)
        return
    try:
        health = hub.health()
        before = desktop.settings.now_ms()
        theirs = hub.server_time()
        after = desktop.settings.now_ms()
    except CaptivePortal as error:
        yield _look("hub", f"{url} answers, but it is not the hub.", error.sentence)
        yield _fine("clock", NOT_COMPARED)
        return
    except SyncError as error:
        advice = f"{error.sentence} If it stays so: does the hub run, and is {HUB_ENV} right?"
        yield _look("hub", f"{url} can't be reached.", advice)
        yield _fine("clock", NOT_COMPARED)
        return
    up = health.database == "up"
    advice = "" if up else "The office's database is down; your work waits here. Tell the office."
    yield Finding(
        "hub", up, f"{url} runs {health.version}, database {health.database}, broker {health.broker}.", advice
    )
    yield _clock((before + after) // 2 - theirs)


def _clock(ahead_ms: int) -> Finding:
    side = "ahead of" if ahead_ms >= 0 else "behind"
    said = f"This clock is {abs(ahead_ms) / 1000:.1f} s {side} the office's."
    if abs(ahead_ms) <= CLOCK_TOLERANCE_MS:
        return _fine("clock", said)
    advice = "Set this computer's clock (turn on automatic time). Your work is sent all the same."
    return _look("clock", said, advice)


def _profiles(desktop: Desktop) -> Profiles:
    return Profiles(desktop.settings.folder)
