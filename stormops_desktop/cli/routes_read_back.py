"""An edited file of routes as the plan it asks for, or everything that is wrong with it."""

import click

from stormops_desktop.domain.routing.plans.draft import PlanDraft
from stormops_desktop.services.ports import Services

MOST_TOLD = 20  # faults of a file
NOTHING = " Nothing was changed."


def plan_in_file(services: Services, storm_id: str, text: str, kind: str, *, publish: bool) -> PlanDraft:
    """The storm's plan with the file's changes.

    Raises:
        click.ClickException: rows that are wrong, each by its place in the file; or routes that crews have
            already, unless they are to be published.
    """
    if services.routes is None or services.routes.out is None:
        raise click.ClickException("Files of routes are not part of this installation.")
    found = services.routes.out.preview(storm_id, text, kind)
    if found.faults or found.plan is None:
        told = [f"{fault.where}: {fault.what}" if fault.where else fault.what for fault in found.faults]
        more = len(told) - MOST_TOLD
        told = [*told[:MOST_TOLD], *([f"… and {more} more."] if more > 0 else [])]
        told = [line.removesuffix(NOTHING).removesuffix(" Nothing was read.") for line in told]
        raise click.ClickException("\n".join([*told, NOTHING.lstrip()]))
    if found.published and not publish:
        raise click.ClickException(
            f"{', '.join(found.published)}: with the crew already. Give --publish to make a new version. "
            "Nothing was changed."
        )
    return found.plan
