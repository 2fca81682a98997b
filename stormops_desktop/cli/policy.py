"""`stormops policy`: what the treatment policy would do in a storm, and doing it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

import click

from stormops_desktop.cli.entering import Door, entered, member_options
from stormops_desktop.cli.routes_said import storm_said
from stormops_desktop.domain.targeting.mode_lock import is_over
from stormops_desktop.domain.targeting.vocabulary import PolicyMode
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.ports import Services
from stormops_desktop.services.targeting.models import PolicyPreview, PolicyWishes
from stormops_desktop.services.targeting.ports import TargetingServices

BAD_INPUT = 2
MODES = click.Choice([mode.value for mode in PolicyMode])
mode_option = click.option("--mode", type=MODES, help="[default: the storm's own, else moderate]")
capacity_option = click.option("--capacity", type=click.IntRange(min=0), help="Houses the crews can do.")
storm_option = click.option("--storm", help="By id or name. [default: the one that is not over]")
json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")


class _BadInput(click.ClickException):
    exit_code = BAD_INPUT


@contextmanager
def targeting_desk(door: Door) -> Iterator[tuple[Services, TargetingServices]]:
    """The open services; what they refuse ends the command with code 2 and a sentence."""
    with entered(door) as desktop:
        services = desktop.services()
        if services.targeting is None:
            raise click.ClickException("The policy is not part of this installation.")
        try:
            yield services, services.targeting
        except (NotAllowed, NotFound) as error:
            _refuse(str(error), error)


def storm_named(services: Services, said: str | None) -> str:
    """The storm that was named, or the only one that is not over."""
    going_on = [storm for storm in services.storms.storms() if not is_over(storm.status)]
    if said is None and len(going_on) == 1:
        return going_on[0].storm_id
    try:
        return storm_said(services, said)
    except click.ClickException as error:
        _refuse(error.message, error)


@click.group()
def policy() -> None:
    """Whom to treat and whom to hold."""


@policy.command()
@member_options
@storm_option
@mode_option
@capacity_option
@json_option
def preview(
    email: str | None, tenant: str, pin: str | None, password: str | None, storm: str | None,
    mode: str | None, capacity: int | None, as_json: bool,
) -> int:  # fmt: skip
    """What a run would decide and change. Nothing is stored."""
    with targeting_desk(Door(email, tenant, pin, password)) as (services, desk):
        chosen = storm_named(services, storm)
        told = desk.policy.preview(chosen, _wishes(desk, chosen, mode, capacity))
    click.echo(json.dumps(preview_json(told)) if as_json else preview_words(told))
    return 0


@policy.command()
@member_options
@storm_option
@mode_option
@capacity_option
@json_option
def run(
    email: str | None, tenant: str, pin: str | None, password: str | None, storm: str | None,
    mode: str | None, capacity: int | None, as_json: bool,
) -> int:  # fmt: skip
    """Decide, and write what changed to the log."""
    with targeting_desk(Door(email, tenant, pin, password)) as (services, desk):
        chosen = storm_named(services, storm)
        made = desk.policy.run(chosen, _wishes(desk, chosen, mode, capacity))
    written = made.preview.would_change
    click.echo(
        json.dumps({**preview_json(made.preview), "written": written}) if as_json else made.change.name
    )
    return 0


def preview_json(told: PolicyPreview) -> dict[str, Any]:
    """The preview as scripts read it."""
    return {
        "storm_id": told.storm_id, "mode": told.mode.value, "threshold": told.threshold,
        "capacity": told.capacity, "run_id": told.run_id, "houses": told.houses, "treated": told.treated,
        "held": told.held, "reasons": dict(told.reasons),
        "mean_uplift_treated": told.mean_uplift_treated, "mean_uplift_held": told.mean_uplift_held,
        "expected_conversions": round(told.expected_conversions, 3),
        "changes": {
            "newly_treated": told.newly_treated, "newly_held": told.newly_held,
            "reasons_only": told.reasons_only, "total": told.would_change,
        },
        "model_versions": dict(told.model_versions), "notes": list(told.notes),
    }  # fmt: skip


def preview_words(told: PolicyPreview) -> str:
    """The preview for people."""
    mean = "no score" if told.mean_uplift_treated is None else f"mean uplift {told.mean_uplift_treated:.3f}"
    lines = [
        f"{told.mode.value} (from {told.threshold:.2f}): {told.treated:,} of {told.houses:,} treated, {mean}."
    ]
    by_many = sorted(told.reasons.items(), key=lambda pair: (-pair[1], pair[0]))
    lines += [f"  {many:8,} {reason}" for reason, many in by_many]
    lines.append(
        f"Would change {told.would_change:,}: {told.newly_treated:,} treated, {told.newly_held:,} held, "
        f"{told.reasons_only:,} by reason or score only."
    )
    return "\n".join([*lines, *told.notes])


def _wishes(desk: TargetingServices, storm: str, mode: str | None, capacity: int | None) -> PolicyWishes:
    if mode is not None:
        return PolicyWishes(PolicyMode(mode), capacity)
    return PolicyWishes(desk.policy.state(storm).mode or PolicyMode.MODERATE, capacity)


def _refuse(sentence: str, error: Exception) -> NoReturn:
    raise _BadInput(sentence) from error
