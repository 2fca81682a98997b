"""`stormops score`: the play score from counts or of a storm, for scripts. The same rule as the screen's."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from stormops_desktop.cli.entering import Door, entered, member_options
from stormops_desktop.cli.export import storm_id
from stormops_desktop.domain.scoring.counts import counts_from
from stormops_desktop.domain.scoring.drivers import as_table
from stormops_desktop.domain.scoring.errors import ScoreError
from stormops_desktop.domain.scoring.play_score import PlayScore, play_score

BAD_INPUT = 2
NOT_HERE = "This version has no scores of storms. Counts can be given by --input."


@click.group()
def score() -> None:
    """Scores of a storm."""


@score.command("play")
@member_options
@click.option("--input", "file", type=click.Path(path_type=Path), help="JSON with the counts.")
@click.option("--storm", help="A storm of this computer, by id or name, in place of --input.")
@click.option("--as-of", "as_of", help="With --storm: a past moment, as 2019-03-25T18:00:00Z.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
def score_play(
    email: str | None, tenant: str, pin: str | None, password: str | None, file: Path | None,
    storm: str | None, as_of: str | None, as_json: bool,
) -> int:  # fmt: skip
    """The storm play score of counts or of a storm: what it is, of how many points, and why."""
    if (file is None) == (storm is None) or (as_of is not None and storm is None):
        click.echo("Give either --input FILE with counts, or --storm (with --as-of if you like).", err=True)
        return BAD_INPUT
    if storm is not None:
        return _of_storm(Door(email, tenant, pin, password), storm, as_of, as_json=as_json)
    assert file is not None
    try:
        result = play_score(counts_from(_table(file)))
    except ScoreError as error:
        click.echo(f"{file.name}: {error}", err=True)
        return BAD_INPUT
    click.echo(json.dumps(_answer(result)) if as_json else _summary(result))
    return 0


def _of_storm(door: Door, storm: str, as_of: str | None, *, as_json: bool) -> int:
    try:
        moment = None if as_of is None else _moment(as_of)
    except ScoreError as error:
        click.echo(str(error), err=True)
        return BAD_INPUT
    with entered(door) as desktop:
        services = desktop.services()
        if services.scores is None:
            raise click.ClickException(NOT_HERE)
        view = services.scores.calculate_storm_play_score(storm_id(services.storms, storm), moment)
    if not as_json:
        click.echo(f"{view.storm_name}: {_summary(view.score)}")
        return 0
    interval = view.lift_interval
    told = {
        **_answer(view.score), "storm_id": view.storm_id, "as_of": view.as_of,
        "counts": as_table(view.counts), "provisional": view.score.provisional,
        "low_sample": view.score.low_sample, "checks_ran_at": view.checks_ran_at,
        "difference_95": None if interval is None else [interval.lo, interval.hi],
    }  # fmt: skip
    click.echo(json.dumps(told))
    return 0


def _moment(said: str) -> int:
    try:
        moment = datetime.fromisoformat(said.replace("Z", "+00:00"))
    except ValueError:
        raise ScoreError(f"--as-of {said!r} is no moment. Write it as 2019-03-25T18:00:00Z.") from None
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() * 1000)


def _table(file: Path) -> dict[str, Any]:
    try:
        table = json.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ScoreError(f"it can't be read ({error.strerror}). Check the path.") from error
    except ValueError as error:
        raise ScoreError(f"this is not JSON ({error}).") from error
    if not isinstance(table, dict):
        raise ScoreError('one JSON object with counts is expected, as {"treat_high": 40, …}.')
    return table


def _answer(result: PlayScore) -> dict[str, Any]:
    components = {
        part.part.value: {"value": part.value, "status": part.status.value} for part in result.components
    }
    return {
        "score": result.score,
        "raw": result.raw,
        "measurable": result.measurable,
        "components": components,
    }


def _summary(result: PlayScore) -> str:
    lines = [f"{result.shown}/100 (of {result.measurable:.0f} measurable)"]
    lines += [
        f"  {part.part.value:17} {100 * part.value:6.1f} %  {part.points:6.2f} points  {part.status.value}"
        for part in result.components
    ]
    return "\n".join(lines)
