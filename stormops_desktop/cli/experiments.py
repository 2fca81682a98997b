"""`stormops experiments`: which there are, and what they show."""

import json
from dataclasses import asdict
from typing import Any

import click

from stormops_desktop.cli.entering import Door, member_options
from stormops_desktop.cli.policy import json_option, targeting_desk
from stormops_desktop.cli.routes_said import storm_said
from stormops_desktop.services.errors import NotFound
from stormops_desktop.services.experiments.models import ExperimentResults, ExperimentView
from stormops_desktop.services.experiments.ports import Experiments
from stormops_desktop.services.experiments.worth import ArmWorth, worth_of


@click.group()
def experiments() -> None:
    """Experiments: who was held out, and what treating changed."""


@experiments.command("list")
@member_options
@click.option("--storm", help="Only this storm's, by id or name.")
@json_option
def list_experiments(
    email: str | None, tenant: str, pin: str | None, password: str | None, storm: str | None, as_json: bool
) -> int:
    """Every experiment, the newest first."""
    with targeting_desk(Door(email, tenant, pin, password)) as (services, desk):
        found = desk.experiments.experiments(storm_said(services, storm) if storm else None)
    if as_json:
        click.echo(json.dumps([asdict(view) for view in found]))
        return 0
    for view in found:
        click.echo(f"{view.name} ({view.storm_name}): {view.status}, {view.houses:,} houses")
    return 0


@experiments.command()
@member_options
@click.argument("experiment")
@click.option("--sale", type=click.FloatRange(0, min_open=True), help="What a conversion brings, in dollars.")
@click.option(
    "--house", type=click.FloatRange(0), default=0.0, help="What treating a house costs, in dollars."
)
@json_option
def results(
    email: str | None, tenant: str, pin: str | None, password: str | None, experiment: str,
    sale: float | None, house: float, as_json: bool,
) -> int:  # fmt: skip
    """What EXPERIMENT (by id or name) shows now; with --sale also what treating was worth."""
    with targeting_desk(Door(email, tenant, pin, password)) as (_, desk):
        told = desk.experiments.results(_chosen(desk.experiments, experiment).experiment_id)
    worth = worth_of(told, round(100 * sale), round(100 * house)) if sale is not None else ()
    if as_json:
        click.echo(json.dumps({**results_json(told), "worth": [_worth_json(one) for one in worth]}))
        return 0
    click.echo("\n".join([told.sentence, *map(_worth_line, worth), *told.warnings]))
    return 0


def results_json(told: ExperimentResults) -> dict[str, Any]:
    """Results as scripts read them; rates 0..1."""
    return {
        "experiment_id": told.experiment.experiment_id, "name": told.experiment.name,
        "status": told.experiment.status, "as_of": told.as_of, "window_open": told.window_open,
        "arms": [
            {
                "arm": one.arm, "treated": asdict(one.treated), "control": asdict(one.control),
                "lift": one.lift, "relative": one.relative,
                "newcombe": [one.interval.lo, one.interval.hi],
                "wald": [one.textbook.lo, one.textbook.hi] if one.textbook else None,
                "always_valid": [one.peeking.lo, one.peeking.hi], "p_always_valid": one.p,
                "low_sample": one.low_sample,
            }
            for one in told.found.comparisons
        ],
        "srm": {"chi_square": told.found.sizes.chi_square, "p": told.found.sizes.p,
                "mismatch": told.found.sizes.mismatch},
        "contaminated": told.contaminated, "controls": told.controls, "warnings": list(told.warnings),
    }  # fmt: skip


def _worth_json(one: ArmWorth) -> dict[str, Any]:
    found = one.found
    return {
        "arm": one.arm, "revenue_cents": found.treat_revenue, "expected_cents": found.baseline_revenue,
        "incremental_cents": found.incremental, "interval_cents": [one.low, one.high],
        "cost_cents": found.cost, "roi": found.roi,
    }  # fmt: skip


def _worth_line(one: ArmWorth) -> str:
    found = one.found
    more, low, high = (f"${cents / 100:,.0f}" for cents in (found.incremental, one.low, one.high))
    back = "" if found.roi is None else f", a return of {100 * found.roi:,.0f} %"
    return (
        f"{one.arm}: {more} more than without treating ({low} to {high}), for ${found.cost / 100:,.0f}{back}."
    )


def _chosen(desk: Experiments, said: str) -> ExperimentView:
    found = [view for view in desk.experiments() if said in (view.experiment_id, view.name)]
    if len(found) != 1:
        known = ", ".join(view.name for view in desk.experiments()[:12]) or "none yet"
        many = "several experiments" if found else "no experiment"
        raise NotFound(f"There is {many} {said!r}. Use the id. There are: {known}.")
    return found[0]
