"""`stormops identity link`: who in these lists is one person. The same model as the review queue's."""

import json
import time
from pathlib import Path
from typing import Any

import click
import numpy as np

from stormops_desktop.domain.identity.errors import IdentityError
from stormops_desktop.domain.identity.linkage.linking import Links, clusters, link
from stormops_desktop.domain.identity.linkage.table import Records, read_lists

BAD_INPUT = 2
SHOWN = 20


@click.group()
def identity() -> None:
    """Who is who."""


@identity.command("link")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--seed", type=int, default=0, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
def link_files(files: tuple[Path, ...], seed: int, as_json: bool) -> int:
    """Find the doubles of one list, or link two."""
    began = time.perf_counter()
    try:
        if len(files) > 2:
            raise IdentityError("give one list, or two. More can be linked one after the other.")
        records = read_lists([_text(file) for file in files])
    except IdentityError as error:
        click.echo(f"{files[0].name}: {error}", err=True)
        return BAD_INPUT
    links = link(records, np.random.default_rng(seed))
    answer = _answer(records, links, time.perf_counter() - began)
    click.echo(json.dumps(answer) if as_json else _summary(answer))
    return 0


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise IdentityError("this is not a text file in UTF-8. Save it again as CSV UTF-8.") from None
    except OSError as error:
        raise IdentityError(f"it can't be read ({error.strerror}). Check the path.") from error


def _answer(records: Records, links: Links, seconds: float) -> dict[str, Any]:
    pairs = [
        {"a": records.ids[a], "b": records.ids[b], "probability": round(sure, 6)}
        for a, b, sure in zip(
            links.first.tolist(), links.second.tolist(), links.probability.tolist(), strict=True
        )
    ]
    groups = [[records.ids[place] for place in group] for group in clusters(records, links)]
    return {"pairs": pairs, "clusters": groups, "seconds": round(seconds, 3)}


def _summary(answer: dict[str, Any]) -> str:
    pairs = answer["pairs"]
    lines = [f"{len(pairs)} links, {len(answer['clusters'])} people with more than one record"]
    lines += [f"  {pair['a']} = {pair['b']}  {pair['probability']:.1%}" for pair in pairs[:SHOWN]]
    return "\n".join([*lines, f"  and {len(pairs) - SHOWN} more"] if len(pairs) > SHOWN else lines)
