"""The crews' page in words: its fields, what is wrong with them, and the columns of its table."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from stormops_desktop.domain.routing.crews import CrewForm, Problem
from stormops_desktop.services.office.models import CrewCard
from stormops_desktop.viewmodels.charts.figure import NOTHING
from stormops_desktop.viewmodels.moments import whole
from stormops_desktop.viewmodels.paged_model import Column

translate = QCoreApplication.translate
SENTENCES = (
    QT_TRANSLATE_NOOP("crews", "A crew needs a name."),
    QT_TRANSLATE_NOOP("crews", "{what} has {most} letters at most."),
    QT_TRANSLATE_NOOP("crews", "Another crew is called {name}. Give this one another name."),
    QT_TRANSLATE_NOOP("crews", "{text} is no time of the day. Type it as 07:30."),
    QT_TRANSLATE_NOOP("crews", "{text} is no whole number from {least} to {most}."),
    QT_TRANSLATE_NOOP("crews", "The shift ends at {end}, which is not after its begin at {begin}."),
    QT_TRANSLATE_NOOP("crews", "The break from {begin} to {end} lies outside the shift."),
    QT_TRANSLATE_NOOP("crews", "{text} is no skill: one word of letters, such as tile."),
    QT_TRANSLATE_NOOP("crews", "{text} is no place: latitude, longitude in degrees, as 33.10, -96.67."),
    QT_TRANSLATE_NOOP("crews", "{text} is no place on earth where crews start."),
    QT_TRANSLATE_NOOP(
        "crews", "A crew that ends somewhere starts somewhere, too. Say where, or leave both empty."
    ),
)


def field_words() -> dict[str, str]:
    """The form's labels, in its order."""
    return {
        "name": translate("crews", "Name"),
        "vehicle": translate("crews", "Vehicle"),
        "most_stops": translate("crews", "Stops on a route, at most"),
        "shift_start": translate("crews", "Shift begins"),
        "shift_end": translate("crews", "Shift ends"),
        "break_start": translate("crews", "Break begins"),
        "break_min": translate("crews", "Minutes of break"),
        "start": translate("crews", "Starts at"),
        "end": translate("crews", "Ends at"),
        "skills": translate("crews", "Skills"),
    }


def hint_words() -> dict[str, str]:
    """What an empty field means."""
    return {
        "vehicle": translate("crews", "Not said"),
        "most_stops": translate("crews", "As many as a route takes"),
        "break_start": "12:00",
        "break_min": translate("crews", "No break"),
        "start": translate("crews", "Address or latitude, longitude; empty: the yard of a plan"),
        "end": translate("crews", "The same as the start"),
        "skills": translate("crews", "None; words with commas"),
    }


def problem_words(problem: Problem) -> str:
    """What is wrong, in the screen's language, with the name of the field before it."""
    said = translate("crews", problem.template).format(**problem.given)
    return translate("crews", "{field}: {problem}").format(
        field=field_words()[problem.field], problem=said[:1].upper() + said[1:]
    )


def hours_words(form: CrewForm) -> str:
    return translate("crews", "{begin} to {end}").format(begin=form.shift_start, end=form.shift_end)


def short_hours(form: CrewForm) -> str:
    return f"{form.shift_start}\u2013{form.shift_end}"


def short_break(form: CrewForm) -> str:
    return translate("crews", "{minutes} min").format(minutes=form.break_min) if form.break_min else NOTHING


def break_words(form: CrewForm) -> str:
    if not form.break_min:
        return translate("crews", "no break")
    told = translate("crews", "{minutes} min at {time}")
    return told.format(minutes=form.break_min, time=form.break_start)


def crew_columns() -> tuple[Column[CrewCard], ...]:
    """A crew's row."""
    return (
        Column(translate("crews", "Crew"), _name),
        Column(
            translate("crews", "Hours"),
            lambda one: short_hours(one.form),
            spoken=lambda one: hours_words(one.form),
        ),
        Column(
            translate("crews", "Break"),
            lambda one: short_break(one.form),
            spoken=lambda one: break_words(one.form),
        ),
        Column(translate("crews", "Skills"), lambda one: one.form.skills or NOTHING),
        Column(translate("crews", "Vehicle"), lambda one: one.form.vehicle or NOTHING),
        Column(translate("crews", "People"), lambda one: whole(one.members), numeric=True),
        Column(translate("crews", "Routes"), lambda one: whole(one.routes), numeric=True),
    )


def _name(one: CrewCard) -> str:
    if one.form.active:
        return one.form.name
    return translate("crews", "{crew}, out of service").format(crew=one.form.name)
