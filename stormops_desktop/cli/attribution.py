"""`stormops attribution`: every method on a file of touches or paths, for scripts. The panel's own engine."""

import json
from pathlib import Path
from typing import Any

import click

from stormops_desktop.domain.attribution.blend import Weights
from stormops_desktop.domain.attribution.errors import AttributionError
from stormops_desktop.domain.attribution.files import read_file
from stormops_desktop.domain.attribution.methods import Attribution, Credit, Settings, attribute
from stormops_desktop.domain.attribution.plays import PlayCredit, play_credit
from stormops_desktop.domain.attribution.uncertainty import LIVE_DRAWS

BAD_INPUT = 2
NO_VARIATION = "no variation in paths"


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--order", type=click.IntRange(1, 3), default=1, show_default=True, help="Touches looked back.")
@click.option(
    "--draws", type=click.IntRange(min=0), default=LIVE_DRAWS, show_default=True, help="0: no intervals."
)
@click.option("--seed", type=int, default=0, show_default=True)
@click.option("--shapley-weight", type=click.FloatRange(0, 1), default=0.5, show_default=True)
@click.option("--priors", is_flag=True, help="Weigh touches by the intent named in context_key.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
def attribution(
    file: Path, order: int, draws: int, seed: int, shapley_weight: float, priors: bool, as_json: bool
) -> int:
    """Share out conversions between channels. Credit is not incrementality: only an experiment tells that."""
    try:
        settings = Settings(order, draws, seed, Weights(shapley_weight, 1 - shapley_weight))
        found = read_file(_text(file), priors=priors)
        result = attribute(found.channels, settings)
        plays = None if found.by_play is None else play_credit(found.by_play, found.channels, settings)
    except AttributionError as error:
        click.echo(f"{file.name}: {error}", err=True)
        return BAD_INPUT
    answer = {**_answer(result, seed), **({} if plays is None else _plays(plays))}
    click.echo(json.dumps(answer) if as_json else _summary(result))
    return 0


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise AttributionError("this is not a text file in UTF-8. Save it again as CSV UTF-8.") from None
    except OSError as error:
        raise AttributionError(f"it can't be read ({error.strerror}). Check the path.") from error


def _answer(result: Attribution, seed: int) -> dict[str, Any]:
    return {
        "n_journeys": _count(result.n_journeys),
        "n_conversions": _count(result.n_conversions),
        "methods": {name: _method(result, credit) for name, credit in result.methods.items()},
        "low_sample": result.low_sample,
        "not_enough_data": sorted(result.thin),
        "left_out": dict(result.left_out),
        "notes": _notes(result),
        "seed": seed,
    }


def _method(result: Attribution, credit: Credit) -> dict[str, dict[str, float | None]]:
    spread = credit.spread
    return {
        player: {
            "share": float(credit.shares[at]),
            "lo": float(spread.lo[at]) if spread and spread.varies[at] else None,
            "hi": float(spread.hi[at]) if spread and spread.varies[at] else None,
        }
        for at, player in enumerate(result.players)
    }


def _plays(found: PlayCredit) -> dict[str, Any]:
    """Credit of plays by every method, and of the channels within each play by the Markov chain."""
    cells = {
        play: {channel: float(found.cells[p, c]) for c, channel in enumerate(found.channels)}
        for p, play in enumerate(found.plays.players)
    }
    return {
        "plays": {name: _method(found.plays, credit) for name, credit in found.plays.methods.items()},
        "play_channels": cells,
    }


def _notes(result: Attribution) -> list[str]:
    if not result.methods:
        return ["nothing converted, so there is no credit to share out"]
    still = [
        name for name, credit in result.methods.items() if credit.spread and not credit.spread.varies.any()
    ]
    return [f"{name}: {NO_VARIATION}" for name in still]


def _summary(result: Attribution) -> str:
    few = "; few, so take no share at its word" if result.low_sample else ""
    lines = [f"{_count(result.n_conversions)} of {_count(result.n_journeys)} journeys converted{few}"]
    for name, credit in result.methods.items():
        best = sorted(zip(-credit.shares, result.players, strict=True))
        lines.append(f"  {name:19}" + ", ".join(f"{player} {-share:.1%}" for share, player in best[:5]))
    return "\n".join(lines + _notes(result))


def _count(number: float) -> float:
    return int(number) if number == int(number) else number
