"""`stormops seed`: fills the signed-in admin's company with the demo storms, and sends them to the office."""

import json
from dataclasses import dataclass, replace

import click

from stormops_desktop.adapters.resources import resource_folder
from stormops_desktop.assembly.desktop import Desktop
from stormops_desktop.cli.entering import Door, entered, member_options
from stormops_desktop.services.errors import Unreachable
from stormops_desktop.services.identity.seeding import seed_people
from stormops_desktop.services.models import SyncReport
from stormops_desktop.services.seed import DEMO_NOW_MS, DFW_ELITE, SeedReport, demo_files, seed_demo
from stormops_desktop.services.seed_roster import DemoPlan

MOST_HOUSES = 20_000


@dataclass(frozen=True, slots=True)
class Seeded:
    """What was captured, how the exchange after it went, and how many changes are still only here."""

    demo: SeedReport
    exchange: SyncReport
    waiting: int


@click.command()
@member_options
@click.option(
    "--houses", type=click.IntRange(1, MOST_HOUSES), default=DFW_ELITE.houses, show_default=True,
    help="How many synthetic houses to make.",
)  # fmt: skip
@click.option(
    "--sample/--no-sample", default=True, show_default=True, help="Whether to add the sample storm."
)
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def seed(
    email: str | None, tenant: str, pin: str | None, password: str | None, houses: int, sample: bool,
    as_json: bool,
) -> int:  # fmt: skip
    """Load the demo: a real storm's reports over synthetic houses, decisions, routes and jobs.

    Only an admin can. A second time changes nothing.
    """
    with entered(Door(email, tenant, pin, password)) as desktop:
        done = seed_company(desktop, replace(DFW_ELITE, houses=houses, sample=sample))
    click.echo(_as_json(done) if as_json else _in_words(done))
    if done.exchange.problem:
        click.echo(f"{done.exchange.problem} `stormops sync` sends it later.", err=True)
    return 1 if done.exchange.problem or done.waiting else 0


def seed_company(desktop: Desktop, plan: DemoPlan) -> Seeded:
    """Syncs, captures the demo as the signed-in admin's work, and syncs again.

    Raises:
        Unreachable: the office can't be asked which crews and plays there are; nothing was changed.
        NotAllowed: the member is no admin. StoreTrouble, ServiceError: as `seed_demo`.
    """
    exchange = desktop.services().sync
    before = exchange.run()
    if before.problem:
        raise Unreachable(f"The demo was not loaded; the office comes first. {before.problem}")
    demo = seed_demo(desktop.accounts.session.work, demo_files(resource_folder() / "storms"), plan)
    people = _people(desktop)
    after = before if demo.already and not people else exchange.run()
    return Seeded(replace(demo, ops=demo.ops + people), after, exchange.status().waiting)


def _people(desktop: Desktop) -> int:
    """How many changes it took to bring the invented people in."""
    identity = desktop.services().identity
    return 0 if identity is None else seed_people(desktop.accounts.session.work, identity.verbs, DEMO_NOW_MS)


def _in_words(done: Seeded) -> str:
    demo = done.demo
    if demo.already:
        return "The demo was loaded before; nothing was changed."
    return (
        f"Loaded {demo.houses:,} synthetic houses: {demo.treated:,} to treat on {demo.routes} routes, "
        f"{demo.jobs:,} jobs. {demo.ops:,} changes, {done.waiting:,} of them still only on this computer."
    )


def _as_json(done: Seeded) -> str:
    demo = done.demo
    return json.dumps(
        {
            "already": demo.already, "ops": demo.ops, "houses": demo.houses, "treated": demo.treated,
            "routes": demo.routes, "jobs": demo.jobs, "sent": done.exchange.sent, "waiting": done.waiting,
            "problem": done.exchange.problem,
        }
    )  # fmt: skip
