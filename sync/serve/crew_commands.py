"""`stormops-hub crew`: who drives a route together, when they work, from where and with what."""

import re
from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any

import click

from stormops_desktop.domain.routing.crews import CrewForm, form_of, new_form, read_crew
from sync.postgres.provision import add_crew, add_reference_rows, crews_of, find_tenant
from sync.serve.place import Where

Command = Callable[..., None]


def _options(command: Command) -> Command:
    """What may be said of a crew; an empty text takes it away again."""
    for option in (
        click.option("--most-stops", help="Stops of its longest route; empty: as many as a route takes."),
        click.option("--vehicle"),
        click.option("--skills", help="One word each with commas between: tile,steep."),
        click.option("--break", "rest", help="HH:MM+MINUTES, such as 12:00+30; empty: none."),
        click.option("--shift", help="HH:MM-HH:MM, such as 07:00-17:00."),
        click.option("--end", help="LAT,LON where it ends; empty: where it starts."),
        click.option("--start", help="LAT,LON where it starts; empty: at the yard of a plan."),
        click.option("--tenant", "company", required=True, help="The company's name or id."),
    ):
        command = option(command)
    return command


@click.group()
def crew() -> None:
    """Crews: who drives a route together."""


@crew.command("add")
@click.argument("name")
@_options
@click.pass_obj
def crew_add(where: Where, /, name: str, company: str, **said: str | None) -> None:
    """Add a crew to a company and print its id, for `user add --crew`."""
    form = _said(replace(new_form(), name=name), **said)
    with where.open() as urls:
        tenant_id = find_tenant(urls.owner, company).tenant_id
        fields = _read(form, [str(row.crew_name) for row in crews_of(urls.owner, tenant_id).values()])
        click.echo(add_crew(urls.owner, tenant_id, fields.pop("crew_name"), **fields))


@crew.command("set")
@click.argument("name")
@click.option("--name", "new_name", help="Another name.")
@click.option("--active/--inactive", "active", default=None, help="Out of service: no plan counts on it.")
@_options
@click.pass_obj
def crew_set(
    where: Where, /, name: str, company: str, new_name: str | None, active: bool | None, **said: str | None
) -> None:
    """Change a crew, by name or id: what is not said stays. Laptops have it with their next sync."""
    with where.open() as urls:
        tenant_id = find_tenant(urls.owner, company).tenant_id
        rows = crews_of(urls.owner, tenant_id)
        key = next((key for key, row in rows.items() if name in (key, row.crew_name)), None)
        if key is None:
            raise LookupError(f"{company} has no crew {name!r}; `crew list` shows those it has.")
        stored = form_of(rows[key])
        form = _said(replace(stored, name=new_name or stored.name), **said)
        form = replace(form, active=stored.active if active is None else active)
        others = [str(row.crew_name) for other, row in rows.items() if other != key]
        stood, fields = read_crew(stored).fields or {}, _read(form, others)
        changed = {field: value for field, value in fields.items() if stood.get(field) != value}
        add_reference_rows(urls.owner, tenant_id, "crews", {key: changed})
        click.echo(f"{key}  {_line(form)}")


@crew.command("list")
@click.option("--tenant", "company", required=True, help="The company's name or id.")
@click.pass_obj
def crew_list(where: Where, company: str) -> None:
    """Print every crew's id and what is known of it."""
    with where.open() as urls:
        for key, row in crews_of(urls.owner, find_tenant(urls.owner, company).tenant_id).items():
            click.echo(f"{key}  {_line(form_of(row))}")


def _said(
    form: CrewForm, *, start: str | None, end: str | None, shift: str | None, rest: str | None,
    skills: str | None, vehicle: str | None, most_stops: str | None,
) -> CrewForm:  # fmt: skip
    """The form with what the options say."""
    given: dict[str, Any] = {
        "start": start, "end": end, "skills": skills, "vehicle": vehicle, "most_stops": most_stops,
    }  # fmt: skip
    if shift is not None:
        found = re.fullmatch(r"([\d:]+)-([\d:]+)", shift.strip())
        if found is None:
            raise click.UsageError(f"--shift is {shift}; give it as HH:MM-HH:MM, such as 07:00-17:00.")
        given |= {"shift_start": found[1], "shift_end": found[2]}
    if rest is not None:
        found = re.fullmatch(r"(?:([\d:]+)\+(\d+))?", rest.strip())
        if found is None:
            raise click.UsageError(f"--break is {rest}; give it as HH:MM+MINUTES, such as 12:00+30.")
        given |= {"break_start": found[1] or "", "break_min": found[2] or ""}
    return replace(form, **{name: text for name, text in given.items() if text is not None})


def _read(form: CrewForm, others: Collection[str] = ()) -> dict[str, Any]:
    read = read_crew(form, others)
    if read.fields is None:
        raise click.UsageError(" ".join(one.sentence for one in read.problems))
    return dict(read.fields)


def _line(form: CrewForm) -> str:
    rest = f", break {form.break_start}+{form.break_min}" if form.break_min else ""
    most = f"at most {form.most_stops} stops" if form.most_stops else ""
    way = f"from {form.start}" if form.start else "from the plan's yard"
    way += f" to {form.end}" if form.end else ""
    state = "" if form.active else "out of service"
    parts = (form.name, f"{form.shift_start}-{form.shift_end}{rest}", way, form.skills.replace(", ", ","),
             form.vehicle, most, state)  # fmt: skip
    return " · ".join(part for part in parts if part)
