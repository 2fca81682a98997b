"""Laptops of a small company over the real hub: fixture `laptops`, and the rows of a first storm day."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from stormops_desktop.adapters.vault_keys import Argon2Cost
from stormops_desktop.assembly.desktop import Desktop, open_desktop
from stormops_desktop.assembly.settings import DesktopSettings
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind
from tests.helpers.hub import PASSWORD, HubAtHand, Person
from tests.helpers.replica_rows import key

CHEAP = Argon2Cost(time_cost=1, memory_kib=8, lanes=1)


@dataclass
class Wire(httpx.BaseTransport):
    """A link that can be cut, in front of the hub."""

    inner: httpx.BaseTransport
    up: bool = True

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if not self.up:
            raise httpx.ConnectError("no signal")
        return self.inner.handle_request(request)


@dataclass
class Laptop:
    """One machine with its folder, its link and the program running or not."""

    folder: Path
    hub: HubAtHand
    settings: DesktopSettings
    wire: Wire = field(init=False)
    desktop: Desktop = field(init=False)

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        """Starts the program (again)."""
        from tests.helpers.asgi import AsgiTransport

        self.wire = Wire(AsgiTransport(self.hub.server))
        self.desktop = open_desktop(self.settings, self.hub.anonymous(self.wire))

    def restart(self) -> None:
        self.desktop.close()
        self.start()

    def sign_in(self, person: Person, password: str = PASSWORD, tenant_id: str = "") -> Desktop:
        self.desktop.accounts.sign_in(person.email, password, tenant_id)
        return self.desktop

    def capture(self, *drafts: Draft) -> None:
        self.desktop.accounts.session.work.capture(drafts)

    def sync(self) -> Any:
        return self.desktop.services().sync.run()


@pytest.fixture
def laptops(hub_app: HubAtHand, tmp_path: Path) -> Iterator[Callable[..., Laptop]]:
    """Makes laptops, each with a folder of its own; settings may be given by name."""
    with ExitStack() as stack:
        made = iter(range(100))

        def make(**settings: Any) -> Laptop:
            folder = tmp_path / f"laptop-{next(made)}"
            folder.mkdir()
            now_ms = settings.pop("now_ms", lambda: int(hub_app.clock.now * 1000))
            given = {"passphrase": "of the environment", "keyring": lambda: None, **settings}
            chosen = replace(DesktopSettings(folder, "http://hub.test", cost=CHEAP, now_ms=now_ms), **given)
            laptop = Laptop(folder, hub_app, chosen)
            stack.callback(lambda: laptop.desktop.close())
            return laptop

        yield make


def storm_day(crew_id: str, houses: int = 2) -> list[Draft]:
    """A storm with houses in it, one route of them, a job each, assigned to the crew."""
    storm, route = key("storm"), key("route")
    rows = [
        ("storms", storm, {"event_id": "E1", "name": "North Texas hail", "status": "active",
                           "time_zone": "America/Chicago", "is_sample": False}),
        ("routes", route, {"storm_id": storm, "route_name": "75002 A", "status": "published",
                           "crew_id": crew_id, "plan_version": 1, "property_count": houses}),
        ("assignments", key("assignment"), {"storm_id": storm, "route_id": route, "crew_id": crew_id,
                                            "epoch": 1, "active": True, "assigned_at": 1}),
    ]  # fmt: skip
    for n in range(1, houses + 1):
        rows += _house(n, storm, route)
    return [Draft(Kind.ADD, entity, row, fields) for entity, row, fields in rows]


def _house(n: int, storm: str, route: str) -> list[tuple[str, str, dict[str, Any]]]:
    house = key(f"house{n}")
    return [
        ("properties", house, {"external_id": f"SYN-{n}", "address": f"{n} Oak St", "city": "Allen",
                               "zip_code": "75002", "latitude": 33.1, "longitude": -96.6,
                               "do_not_knock": False, "is_synthetic": True}),
        ("property_impacts", key(f"impact{n}"), {"storm_id": storm, "property_id": house, "sii": 80.0 - n,
                                                 "tier": "A", "hail_in": 1.75, "hail_distance_mi": 2.0,
                                                 "material_assumed": False, "sii_version": "1",
                                                 "scored_at": 1}),
        ("route_properties", key(f"stop{n}"), {"route_id": route, "storm_id": storm, "property_id": house,
                                               "sequence_order": n, "locked": False}),
        ("jobs", key(f"job{n}"), {"storm_id": storm, "route_id": route, "property_id": house,
                                  "status": "assigned", "priority": "high"}),
    ]  # fmt: skip
