"""`stormops import FILE`: storm evidence, addresses, parcels or leads, as the wizard does it.

A dry run without --email, --pin or --password only reads the file; with them it is held against what is here.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from stormops_desktop.cli.entering import Door, entered, member_options
from stormops_desktop.domain.storms.vocabulary import ReportHazard
from stormops_desktop.services.intake.desk import preview_of
from stormops_desktop.services.intake.models import ImportPreview, ImportWish, TiersMoved
from stormops_desktop.services.intake.ports import IntakeServices
from stormops_desktop.services.intake.reading import BadFile, read_file
from stormops_desktop.services.ports import Services

DONE, BAD_INPUT, PARTLY = 0, 2, 3
SHOWN = 20


@click.command("import")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@member_options
@click.option("--dry-run", is_flag=True, help="Say what would happen; change nothing.")
@click.option("--storm", default="", help="The storm that every report goes to, by id or name.")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day of a file that names none.")
@click.option("--hazard", type=click.Choice([str(one) for one in ReportHazard]), help="Of an archive file.")
@click.option("--episode", default="", help="Only this NCEI episode.")
@click.option("--state", default="", help="Only reports of this state, as TX.")
@click.option("--map", "mapped", multiple=True, metavar="FIELD=COLUMN", help="Where a field stands.")
@click.option("--mapping", default="", help="A saved mapping, by name.")
@click.option("--save-mapping", default="", help="Keep --map under this name for the company.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
def import_file(
    file: Path, email: str | None, tenant: str, pin: str | None, password: str | None, dry_run: bool,
    storm: str, day: datetime | None, hazard: str | None, episode: str, state: str, mapped: tuple[str, ...],
    mapping: str, save_mapping: str, as_json: bool,
) -> int:  # fmt: skip
    """Import storm reports, addresses, parcels or leads; what the file is, it says itself."""
    wish = ImportWish(
        "", day.date() if day else None, ReportHazard(hazard) if hazard else None, episode, state,
        _columns(mapped),
    )  # fmt: skip
    ask = _Ask(file, wish, storm, mapping, save_mapping, dry_run)
    alone = dry_run and (email, pin, password, storm, mapping) == (None, None, None, "", "")
    try:
        if alone or not mapping:  # a bad file is said before anybody is asked for a PIN
            told = preview_of(read_file(file, wish))
        if not alone:
            with entered(Door(email, tenant, pin, password)) as desktop:
                answer = _in_session(desktop.services(), ask)
                if isinstance(answer, BadFile):
                    raise answer
                return _said(*answer, as_json=as_json)
    except BadFile as error:
        click.echo(str(error), err=True)
        return BAD_INPUT
    return _said(told, (), as_json=as_json)


@dataclass(frozen=True, slots=True)
class _Ask:
    """What the command was told."""

    file: Path
    wish: ImportWish
    storm: str
    mapping: str
    save_mapping: str
    dry_run: bool


def _in_session(services: Services, ask: _Ask) -> tuple[ImportPreview, Sequence[TiersMoved]] | BadFile:
    desk = services.intake
    if desk is None:
        raise click.ClickException("This session can't import. Nothing was changed.")
    wish = replace(ask.wish, storm_id=_storm_id(services, ask.storm), columns=_mapped(desk, ask))
    try:
        if ask.dry_run:
            return desk.imports.preview(ask.file, wish), ()
        done = desk.imports.run(ask.file, wish)
    except BadFile as error:  # comes out past the session, which would make a plain failure of it
        return error
    if ask.save_mapping and wish.columns:
        desk.mappings.save(ask.save_mapping, done.preview.kind, wish.columns)
    return done.preview, done.tiers


def _columns(mapped: tuple[str, ...]) -> dict[str, str]:
    columns = {}
    for one in mapped:
        ours, equals, theirs = one.partition("=")
        if not (ours and equals and theirs):
            raise click.BadParameter(f"{one} is not FIELD=COLUMN.", param_hint="--map")
        columns[ours.strip()] = theirs.strip()
    return columns


def _storm_id(services: Services, said: str) -> str:
    if not said:
        return ""
    found = [one.storm_id for one in services.storms.storms() if said in (one.storm_id, one.name)]
    if len(found) != 1:
        names = ", ".join(sorted(one.name for one in services.storms.storms())) or "none yet"
        raise click.BadParameter(f"{said} is none or several of your storms: {names}.", param_hint="--storm")
    return found[0]


def _mapped(desk: IntakeServices, ask: _Ask) -> dict[str, str]:
    if not ask.mapping:
        return dict(ask.wish.columns)
    found = [one for one in desk.mappings.saved() if one.name == ask.mapping]
    if not found:
        names = ", ".join(one.name for one in desk.mappings.saved()) or "none yet"
        raise click.BadParameter(
            f"No mapping {ask.mapping} is saved (there are: {names}).", param_hint="--mapping"
        )
    return {**found[0].columns, **ask.wish.columns}


def _said(preview: ImportPreview, tiers: Sequence[TiersMoved], *, as_json: bool) -> int:
    click.echo(json.dumps(_answer(preview, tiers)) if as_json else _summary(preview, tiers))
    return PARTLY if preview.rejects else DONE


def _answer(preview: ImportPreview, tiers: Sequence[TiersMoved]) -> dict[str, Any]:
    counts = preview.counts
    return {
        "kind": str(preview.kind), "rows": counts.rows, "accepted": counts.accepted,
        "changed": counts.changed, "unchanged": counts.unchanged, "withdrawn": counts.withdrawn,
        "others": counts.others,
        "rejected": [{"row": one.row, "reason": one.reason} for one in preview.rejects],
        "duplicates": [
            {"row": one.row, "why": one.why, "of_row": one.of_row, "property_id": one.property_id or None}
            for one in preview.doubles
        ],
        "span_utc": None if preview.span is None else [_iso(at) for at in preview.span],
        "zones": list(preview.zones), "units": list(preview.units), "storms": dict(preview.storms),
        "vintage": preview.vintage or None, "compared": preview.compared,
        "notes": [*preview.notes, *preview.doubts],
        "tiers_moved": {moved.storm_id: _moves(moved) for moved in tiers},
    }  # fmt: skip


def _iso(at_ms: int) -> str:
    return datetime.fromtimestamp(at_ms / 1_000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _moves(moved: TiersMoved) -> dict[str, int]:
    return {f"{was or 'none'} to {now or 'none'}": count for (was, now), count in sorted(moved.moves.items())}


def _summary(preview: ImportPreview, tiers: Sequence[TiersMoved]) -> str:
    counts = preview.counts
    lines = [
        f"{preview.name}: {preview.kind}, {counts.rows:,} rows",
        f"  {counts.accepted:,} new, {counts.changed:,} changed, {counts.unchanged:,} as they were, "
        f"{counts.withdrawn:,} withdrawn, {counts.rejected:,} not taken, {counts.others:,} not about roofs",
    ]
    if preview.span is not None:
        lines.append(
            f"  {_iso(preview.span[0])} to {_iso(preview.span[1])}; zones: {', '.join(preview.zones)}"
        )
    lines += [f"  {one}" for one in (*preview.units, *preview.notes, *preview.doubts)]
    lines += [f"  row {one.row} {one.reason}" for one in preview.rejects[:SHOWN]]
    if len(preview.rejects) > SHOWN:
        lines.append(f"  and {len(preview.rejects) - SHOWN:,} more")
    for moved in tiers:
        lines += [f"  {count:,} houses from tier {move}" for move, count in _moves(moved).items()]
    return "\n".join(lines)
