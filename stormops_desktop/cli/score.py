"""`stormops score`: the play score from counts, for scripts. The same rule as the screen's."""

import json
from pathlib import Path
from typing import Any

import click

from stormops_desktop.domain.scoring.counts import counts_from
from stormops_desktop.domain.scoring.errors import ScoreError
from stormops_desktop.domain.scoring.play_score import PlayScore, play_score

BAD_INPUT = 2


@click.group()
def score() -> None:
    """Scores of a storm."""


@score.command("play")
@click.option("--input", "file", type=click.Path(path_type=Path), required=True, help="JSON with the counts.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
def score_play(file: Path, as_json: bool) -> int:
    """The storm play score of counts: what it is, of how many points, and why."""
    try:
        result = play_score(counts_from(_table(file)))
    except ScoreError as error:
        click.echo(f"{file.name}: {error}", err=True)
        return BAD_INPUT
    click.echo(json.dumps(_answer(result)) if as_json else _summary(result))
    return 0


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
