"""The demo day, step by step: start the centre, people it, load the storm, work a day, show what arrived."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from stormops_desktop.adapters.clock import wall_ms
from stormops_desktop.adapters.paths import ENV as DATA_ENV
from stormops_desktop.assembly.desktop import open_desktop
from stormops_desktop.assembly.settings import CLOCK_ENV, HUB_ENV, PASSPHRASE_ENV, DesktopSettings
from stormops_desktop.cli.demo_people import Person, known_people, make_people, plan_of
from stormops_desktop.cli.demo_proof import prove
from stormops_desktop.cli.demo_reports import report_night
from stormops_desktop.cli.seed import seed_company
from stormops_desktop.services.errors import ServiceError
from stormops_desktop.services.seed import DEMO_NOW_MS
from sync.contracts.schema import ADMIN, CREW, MANAGER, PLANNER
from sync.serve.centre import Centre, CentreOptions, CentreUrls

Say = Callable[[str], None]
CREW_LAPTOP, PLANNER_LAPTOP, MANAGER_LAPTOP = "crew-laptop", "planner-laptop", "manager-laptop"
NOTICE_ENV = "STORMOPS_NOTICE"
PASSWORD_ENV = "STORMOPS_TOUR_PASSWORD"  # noqa: S105 - the name of a variable
NOTICE = "Demo: the clock stands at 25 March 2019, houses are invented, hail reports are real."


class DemoDay:
    """One run of the demo. A second run on the same folder goes on where the first stopped."""

    def __init__(self, folder: Path, pictures: Path, say: Say) -> None:
        self._folder, self._pictures, self._say = folder, pictures, say
        self._offset_ms = DEMO_NOW_MS - wall_ms()

    def run(self, *, with_window: bool) -> int:
        """Returns the exit code.

        Raises:
            CentreError, EmbeddedPostgresError, DatabaseError, ServiceError: a sentence on what is in the way.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        self._say("Starting the hub with its PostgreSQL, broker and relay ...")
        options = CentreOptions(self._folder / "centre", clock_offset_s=self._offset_ms / 1000)
        with Centre(options) as centre:
            self._say(f"  hub {centre.urls.hub}, broker {centre.urls.broker}")
            people = self._people(centre.urls)
            for admin in (person for person in people if person.role == ADMIN):
                self._load(admin, centre.urls.hub)
            crew = next(person for person in people if person.role == CREW)
            if with_window:
                return self._open_app(crew, centre.urls.hub)
            return self._drive_app(crew, people, centre.urls)

    def _people(self, urls: CentreUrls) -> Sequence[Person]:
        people = known_people(self._folder)
        if people:
            self._say(f"Found the companies of an earlier run in {self._folder}; their people: people.json.")
            return people
        people = make_people(self._folder, urls.database.owner)
        self._say("Two companies. Their people (printed once, kept in the demo folder's people.json):")
        for person in people:
            self._say(f"  {person.company:20}  {person.role:8} {person.email:28} {person.password}")
        return people

    def _load(self, admin: Person, hub: str) -> None:
        laptop = self._folder / "office-laptop"
        laptop.mkdir(exist_ok=True)
        settings = DesktopSettings(laptop, hub, self._passphrase(), now_ms=self._now_ms)
        started = time.monotonic()
        with open_desktop(settings) as desktop:
            desktop.accounts.sign_in(admin.email, admin.password, admin.tenant_id)
            done = seed_company(desktop, plan_of(admin.company))
            if done.exchange.problem:
                raise ServiceError(done.exchange.problem)
            told = 0 if done.demo.already else report_night(desktop, DEMO_NOW_MS)
        if not done.demo.already:
            self._say(
                f"{admin.company}: {done.demo.houses:,} houses scored, {done.demo.treated:,} to treat, "
                f"{done.demo.routes} routes, {done.demo.jobs:,} jobs; {done.exchange.sent:,} changes "
                f"captured on the admin's laptop and synced in {time.monotonic() - started:.0f} s."
            )
            self._say(f"  {told} reports of the night by the website, mail tools and the weather service.")

    def _now_ms(self) -> int:
        return wall_ms() + self._offset_ms

    def _open_app(self, crew: Person, hub: str) -> int:
        self._say(f"Opening the app. Sign in as {crew.email} with {crew.password}; close the window to stop.")
        app = [sys.executable, "-m", "stormops_desktop"]
        return subprocess.run(app, env=self._environment(hub, CREW_LAPTOP), check=False).returncode

    def _drive_app(self, crew: Person, people: Sequence[Person], urls: CentreUrls) -> int:
        self._say("Driving the app offscreen: sign in, Today, offline, a job done, back, sync ...")
        facts = self._tour(crew, urls.hub, CREW_LAPTOP)
        planner = next(one for one in people if one.tenant_id == crew.tenant_id and one.role == PLANNER)
        self._say("And as the planner: routes looked at, cut anew, compared, taken back ...")
        self._tour(planner, urls.hub, PLANNER_LAPTOP, "--desk")
        manager = next(one for one in people if one.tenant_id == crew.tenant_id and one.role == MANAGER)
        self._say("And as the manager: phases, targeting, import, nurture, score, checks, experiments ...")
        self._tour(manager, urls.hub, MANAGER_LAPTOP, "--lead")
        stranger = next(person for person in people if person.tenant_id != crew.tenant_id)
        return prove(facts, crew, stranger, urls, self._say)

    def _tour(self, person: Person, hub: str, laptop: str, *words: str) -> dict[str, Any]:
        """What a child that drives the window as this person reports."""
        tour = [sys.executable, "-m", "stormops_desktop.app.tour", *words, "--email", person.email]
        offscreen = {"QT_QPA_PLATFORM": "offscreen", PASSWORD_ENV: person.password}
        done = subprocess.run(
            [*tour, "--tenant", person.company, "--pictures", str(self._pictures)],
            env={**self._environment(hub, laptop), **offscreen},
            check=False, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        if done.returncode:
            raise ServiceError("The tour of the app did not come through; its last words are above.")
        facts: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        for picture in facts["pictures"]:
            self._say(f"  picture {picture}")
        return facts

    def _environment(self, hub: str, laptop: str) -> dict[str, str]:
        """The child's, somebody's laptop. Secrets go by environment: others can read arguments."""
        return {
            **os.environ, HUB_ENV: hub, DATA_ENV: str(self._folder / laptop),
            PASSPHRASE_ENV: self._passphrase(), CLOCK_ENV: str(self._offset_ms), NOTICE_ENV: NOTICE,
        }  # fmt: skip

    def _passphrase(self) -> str:
        """Wraps the demo laptops' keys, so that the demo neither asks nor touches the system's keyring."""
        path = self._folder / "laptop-key"
        if not path.exists():
            path.touch(mode=0o600)
            path.write_text(os.urandom(16).hex(), "utf-8")
        return path.read_text("utf-8")
