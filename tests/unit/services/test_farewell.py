"""A member is taken out while the laptop is away: at next contact all goes to the office, then the key."""

from collections.abc import Callable
from pathlib import Path

import httpx
import psycopg
import pytest

from stormops_desktop.assembly.profile import Profiles
from stormops_desktop.services.errors import NotAllowed, NotFound, WrongCredentials
from stormops_desktop.services.models import SyncReport
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind
from sync.postgres.provision import NewUser, add_user, revoke_user
from tests.helpers.desktops import Laptop, laptops, storm_day
from tests.helpers.hub import CHEAP, PASSWORD, HubAtHand
from tests.helpers.replica_rows import key
from tests.unit.adapters.photos import encoded, picture

__all__ = ["laptops"]
pytestmark = pytest.mark.postgres


@pytest.fixture
def truck(hub_app: HubAtHand, laptops: Callable[..., Laptop], tmp_path: Path) -> Laptop:
    """A crew's laptop with a note and a photo that nobody else has."""
    planner = laptops()
    planner.sign_in(hub_app.ours.people["planner"])
    planner.capture(*storm_day(hub_app.ours.crew_id))
    planner.sync()
    laptop = laptops()
    laptop.sign_in(hub_app.ours.people["crew"])
    laptop.sync()
    services = laptop.desktop.services()
    services.job_verbs.add_note(key("job1"), "Soft decking at the ridge")
    file = tmp_path / "roof.jpg"
    file.write_bytes(encoded(picture(300, 200)))
    assert services.photos is not None
    services.photos.add_photos(key("job1"), [file])
    return laptop


def taken_out(hub: HubAtHand, **how: int) -> None:
    assert revoke_user(hub.urls.owner, hub.ours.tenant_id, hub.ours.people["crew"].account_id, **how)


def kept(hub: HubAtHand, question: str) -> list[tuple[object, ...]]:
    with psycopg.connect(hub.urls.owner) as owner:
        owner.execute("SELECT set_config('app.tenant_id', %s, true)", (hub.ours.tenant_id,))
        return owner.execute(question).fetchall()


def words(hub: HubAtHand) -> list[str]:
    rows = kept(hub, "SELECT body->>'entity' FROM last_words ORDER BY n, op_id")
    return [str(entity) for (entity,) in rows]


def profiles(laptop: Laptop) -> Profiles:
    return Profiles(laptop.settings.folder)


def here(laptop: Laptop) -> bool:
    person = laptop.hub.ours.people["crew"]
    return profiles(laptop).replica(person.account_id, laptop.hub.ours.tenant_id).exists()


def test_everything_goes_to_the_office_and_the_key_goes(truck: Laptop, hub_app: HubAtHand) -> None:
    waiting = truck.desktop.services().sync.status().waiting
    taken_out(hub_app)
    report: SyncReport = truck.sync()
    assert report.ended
    assert "can no longer be opened" in report.problem
    assert len(words(hub_app)) == waiting
    assert {"notes", "photos"} <= set(words(hub_app))
    assert kept(hub_app, "SELECT count(*) FROM notes") == [(0,)]
    assert kept(hub_app, "SELECT count(*) FROM blobs WHERE kind = 'original'") == [(1,)]
    assert here(truck)
    truck.desktop.accounts.leave()
    assert not here(truck)
    assert truck.desktop.accounts.remembered() == []
    with pytest.raises(NotAllowed):
        truck.desktop.services()


def test_after_days_without_a_token_too(truck: Laptop, hub_app: HubAtHand) -> None:
    taken_out(hub_app)
    hub_app.clock.advance(3 * 86_400)
    assert truck.sync().ended
    assert words(hub_app)


def test_without_signal_or_grant_everything_stays(truck: Laptop, hub_app: HubAtHand) -> None:
    taken_out(hub_app, farewell_days=0)
    before = truck.desktop.services().sync.status()
    truck.wire.up = False
    assert not truck.sync().ended
    truck.wire.up = True
    report = truck.sync()
    assert not report.ended
    assert "is still here; ask your office" in report.problem
    assert truck.desktop.services().sync.status().waiting == before.waiting
    with pytest.raises(NotAllowed, match="can still be opened"):
        truck.desktop.accounts.leave()
    assert here(truck)
    assert words(hub_app) == []


def test_a_line_that_breaks_in_the_middle_costs_nothing(
    truck: Laptop, hub_app: HubAtHand, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each request in turn is answered to nobody; the next run brings what is missing, once."""
    waiting = truck.desktop.services().sync.status().waiting
    taken_out(hub_app)
    inner, runs = truck.wire.inner.handle_request, 0
    report = None
    while report is None or not report.ended:
        runs += 1
        left = [runs + 1]

        def cut(request: httpx.Request, left: list[int] = left) -> httpx.Response:
            answer = inner(request)
            left[0] -= 1
            if left[0] == 0:
                answer.close()
                raise httpx.ReadError("cut")
            return answer

        monkeypatch.setattr(truck.wire.inner, "handle_request", cut)
        report = truck.sync()
        assert runs < 30
    assert runs > 3
    assert len(words(hub_app)) == waiting
    assert kept(hub_app, "SELECT count(*) FROM blobs WHERE kind = 'original'") == [(1,)]


def test_killed_between_key_and_file_the_next_start_removes_the_file(
    truck: Laptop, hub_app: HubAtHand
) -> None:
    person = hub_app.ours.people["crew"]
    member = truck.desktop.services().member
    taken_out(hub_app)
    assert truck.sync().ended
    truck.restart()
    assert truck.desktop.accounts.remembered() == []
    with pytest.raises((NotAllowed, NotFound, WrongCredentials)):
        truck.desktop.accounts.unlock(member, "135790")
    with pytest.raises(NotAllowed):
        truck.sign_in(person)


def test_who_comes_back_begins_with_an_empty_machine(truck: Laptop, hub_app: HubAtHand) -> None:
    person = hub_app.ours.people["crew"]
    taken_out(hub_app)
    assert truck.sync().ended
    truck.restart()
    again = NewUser(person.email, "Crew", CHEAP.hash(PASSWORD), "crew", hub_app.ours.crew_id)
    add_user(hub_app.urls.owner, hub_app.ours.tenant_id, again)
    truck.sign_in(person)
    assert truck.sync().problem == ""
    status = truck.desktop.services().sync.status()
    assert (status.waiting, status.photos_unsafe) == (0, 0)
    assert truck.desktop.services().jobs.detail(key("job1")).notes == ()


def test_what_nobody_had_decided_goes_along(truck: Laptop, hub_app: HubAtHand) -> None:
    truck.capture(Draft(Kind.SET, "storms", key("storm"), {"name": "not a crew's to name"}))
    truck.sync()
    assert truck.desktop.services().sync.status().attention == 1
    taken_out(hub_app)
    assert truck.sync().ended
    assert words(hub_app) == ["storms"]
