"""`stormops identity`: who in lists is one person, and who is who in the company's own data."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
import numpy as np

from stormops_desktop.cli.entering import Door, entered, member_options
from stormops_desktop.domain.identity.errors import IdentityError
from stormops_desktop.domain.identity.linkage.linking import Links, clusters, link
from stormops_desktop.domain.identity.linkage.table import Records, read_lists
from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.services.identity.models import PersonCard, TakenIn
from stormops_desktop.services.identity.ports import Identity
from sync.contracts.entities.identity import ERASURE_BASES

BAD_INPUT, PARTLY = 2, 3
CREWS = "A crew's computer has nobody's names and numbers. Ask the office."
as_json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
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


@identity.command("show")
@member_options
@click.argument("words")
@as_json_option
def show_person(
    email: str | None, tenant: str, pin: str | None, password: str | None, words: str, as_json: bool
) -> int:
    """Find people by any identifier, name or address, and say what they are known by."""
    with _opened(Door(email, tenant, pin, password)) as desk:
        found = [_shown(desk, card) for card in desk.graph.search(words, SHOWN)]
    if as_json:
        click.echo(json.dumps({"people": found}))
        return 0
    for one in found:
        click.echo(f"{one['name'] or 'No name'}  {one['address']}  {one['person_id']}")
        for value in one["identifiers"]:
            click.echo(f"    {value['kind']:14} {value['value']:32} {value['strength']:.2f}")
    if not found:
        click.echo("Nobody is known by that.")
    return 0


@identity.command("queue")
@member_options
@as_json_option
def show_queue(email: str | None, tenant: str, pin: str | None, password: str | None, as_json: bool) -> int:
    """Pairs that somebody has to look at, the strongest first, with the evidence."""
    with _opened(Door(email, tenant, pin, password)) as desk:
        count, found = desk.graph.question_count(), desk.graph.questions(0, SHOWN)
    asked = [
        {
            "one": one.one.person_id, "other": one.other.person_id, "strength": one.strength,
            "refused": one.refused, "evidence": {str(step.kind): round(step.adds, 6) for step in one.steps},
        }
        for one in found
    ]  # fmt: skip
    if as_json:
        click.echo(json.dumps({"count": count, "pairs": asked}))
        return 0
    click.echo(f"{count} pairs to look at")
    for one in found:
        why = f"  ({one.refused})" if one.refused else ""
        click.echo(f"  {one.one.name or one.one.person_id} = {one.other.name or one.other.person_id}"
                   f"  {one.strength:.1%}{why}")  # fmt: skip
    return 0


@identity.command("import")
@member_options
@click.argument("file", type=click.Path(path_type=Path))
@as_json_option
def take_list(
    email: str | None, tenant: str, pin: str | None, password: str | None, file: Path, as_json: bool
) -> int:
    """Bring in a CSV of contacts; what is known already is not written again."""
    try:
        text = _text(file)
    except IdentityError as error:
        raise click.ClickException(f"{file.name}: {error}") from error
    with _opened(Door(email, tenant, pin, password)) as desk:
        report, _ = desk.verbs.take_list(text, file.name)
    return _say_taken(report, as_json=as_json)


@identity.command("gather")
@member_options
@as_json_option
def gather(email: str | None, tenant: str, pin: str | None, password: str | None, as_json: bool) -> int:
    """Take in what the company's claims say about who is who."""
    with _opened(Door(email, tenant, pin, password)) as desk:
        report, _ = desk.verbs.gather()
    return _say_taken(report, as_json=as_json)


@identity.command("erase")
@member_options
@click.argument("person_id")
@click.option(
    "--basis",
    type=click.Choice(ERASURE_BASES),
    default="request",
    show_default=True,
    help="Why: they asked for it, it was a mistake, or it was kept long enough.",
)
@click.option("--yes", is_flag=True, help="Do it; without, only say what would go.")
@as_json_option
def erase_person(
    email: str | None, tenant: str, pin: str | None, password: str | None, person_id: str, basis: str,
    yes: bool, as_json: bool,
) -> int:  # fmt: skip
    """Erase a person for good: who they are goes, claims and signed papers stay."""
    with _opened(Door(email, tenant, pin, password)) as desk:
        plan = desk.erasures.plan(person_id)
        if yes:
            desk.erasures.erase(person_id, basis)
    told = {
        "erased": yes, "records": plan.records, "values": plan.values, "decisions": plan.decisions,
        "kept": {"claims": plan.claims, "papers": plan.papers, "notes": plan.notes},
    }  # fmt: skip
    if as_json:
        click.echo(json.dumps(told))
        return 0
    did = "Erased" if yes else "Would erase (say --yes)"
    click.echo(f"{did}: {plan.records} records, {plan.values} values, {plan.decisions} decisions.")
    click.echo(f"Kept: {plan.claims} claims, {plan.papers} papers, {plan.notes} notes of the houses.")
    if yes:
        click.echo("The hub and the other laptops follow with the next sync; `erasures` says when.")
    return 0


@identity.command("erasures")
@member_options
@as_json_option
def show_erasures(
    email: str | None, tenant: str, pin: str | None, password: str | None, as_json: bool
) -> int:
    """Who was erased (how many records, never whom), and whether the centre has done it."""
    with _opened(Door(email, tenant, pin, password)) as desk:
        found = desk.erasures.log()
    if as_json:
        click.echo(json.dumps({"erasures": [asdict(one) for one in found]}))
        return 0
    for one in found:
        done = "done at the hub" if one.at_centre else "waits for the next sync"
        when = datetime.fromtimestamp(one.erased_at / 1000, UTC).isoformat(timespec="minutes")
        click.echo(f"{when}  {one.records} records, {one.values} values  {one.basis}  {done}")
    if not found:
        click.echo("Nobody was erased.")
    return 0


@contextmanager
def _opened(door: Door) -> Iterator[Identity]:
    with entered(door) as desktop:
        desk = desktop.services().identity
        if desk is None:
            raise NotAllowed(CREWS)
        yield desk


def _shown(desk: Identity, card: PersonCard) -> dict[str, Any]:
    values = [
        {"kind": one.kind, "value": one.value, "strength": one.strength, "sources": list(one.sources)}
        for one in desk.graph.get_identifiers(card.person_id)
    ]
    return {
        "person_id": card.person_id, "name": card.name, "address": card.address, "records": card.records,
        "identifiers": values,
    }  # fmt: skip


def _say_taken(report: TakenIn, *, as_json: bool) -> int:
    """0 when every line was taken, 3 when some were not."""
    told = {
        "records": report.records, "identifiers": report.identifiers, "unchanged": report.unchanged,
        "erased": report.erased,
        "refused": [{"line": one.line, "why": one.why} for one in report.refused],
    }  # fmt: skip
    if as_json:
        click.echo(json.dumps(told))
    else:
        click.echo(f"{report.records:,} new records of people, {report.unchanged:,} were known.")
        if report.erased:
            click.echo(f"{report.erased:,} records of people who were erased were not taken in again.")
        for one in report.refused[:SHOWN]:
            click.echo(f"line {one.line} was not taken: {one.why}", err=True)
    return PARTLY if report.refused else 0


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
