"""A crew's laptop over the real hub, with photos, for the Office pages' use cases."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from stormops_desktop.services.office.ports import OfficeServices
from stormops_desktop.services.photos.ports import PhotoVerbs
from stormops_desktop.services.ports import Services
from tests.helpers.desktops import Laptop, laptops, storm_day
from tests.helpers.hub import HubAtHand
from tests.helpers.replica_rows import key
from tests.unit.adapters.photos import encoded, picture

__all__ = ["laptops"]


@dataclass
class Truck:
    """A signed-in laptop of the crew. `costs`: what the system says of its link."""

    laptop: Laptop
    folder: Path
    costs: bool | None = None

    @property
    def services(self) -> Services:
        return self.laptop.desktop.services()

    @property
    def office(self) -> OfficeServices:
        found = self.services.office
        assert found is not None
        return found

    @property
    def photos(self) -> PhotoVerbs:
        found = self.services.photos
        assert found is not None
        return found

    def take(self, count: int, job: str = "job1") -> list[str]:
        """Takes photos in; their hashes."""
        before = {photo.sha256 for photo in self.photos.photos(key(job))}
        files = []
        for n in range(count):
            files.append(self.folder / f"{job}-{len(before) + n}.jpg")
            files[-1].write_bytes(encoded(picture(300 + len(before) + n, 200 + int(job[-1]))))
        self.photos.add_photos(key(job), files)
        return [photo.sha256 for photo in self.photos.photos(key(job)) if photo.sha256 not in before]

    def settle(self) -> None:
        report = self.laptop.sync()
        assert report.problem == ""

    def here(self, sha256: str) -> bool:
        return next(
            p.here for j in ("job1", "job2") for p in self.photos.photos(key(j)) if p.sha256 == sha256
        )


@pytest.fixture
def truck(hub_app: HubAtHand, laptops: Callable[..., Laptop], tmp_path: Path) -> Truck:
    planner = laptops()
    planner.sign_in(hub_app.ours.people["planner"])
    planner.capture(*storm_day(hub_app.ours.crew_id))
    planner.sync()
    made: list[Truck] = []
    laptop = laptops(link_costs=lambda: made[0].costs if made else None)
    laptop.sign_in(hub_app.ours.people["crew"])
    made.append(Truck(laptop, tmp_path))
    return made[0]
