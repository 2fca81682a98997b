"""The charts of the page Identity: how evidence adds up, and by which channels a person was reached."""

from PySide6.QtCore import QCoreApplication

from stormops_desktop.services.identity.models import QuestionView
from stormops_desktop.services.profiles.ports import ProfileView
from stormops_desktop.viewmodels.charts.figure import Figure, Kind, Mark, Origin, Series, Unit
from stormops_desktop.viewmodels.identity.identity import IdentityViewModel
from stormops_desktop.viewmodels.identity.tables import said_name
from stormops_desktop.viewmodels.identity.words import field_word, kind_word
from stormops_desktop.viewmodels.moments import day_and_time
from stormops_desktop.viewmodels.nurture.words import channel_word

translate = QCoreApplication.translate
RULES = "identity 1"


def origin_of(identity: IdentityViewModel) -> Origin:
    """Whose graph it is, as of when, by which rules."""
    person = identity.person
    if person is None:
        return Origin(versions=RULES)
    return Origin(
        translate("identity", "As of {when}").format(when=day_and_time(person.as_of, identity.zone)),
        translate("identity", "Person: {name}, {records} records").format(
            name=said_name(person.card), records=len(person.records)
        ),
        translate("identity", "Rules: {version}").format(version=RULES),
    )


def waterfall_figure(question: QuestionView | None) -> Figure:
    """What each kind of shared value adds to the strength; the last bar is all of it."""
    if question is not None and question.weights:
        return _weights_figure(question)
    steps = question.steps if question else ()
    before = [Mark(step.total - step.adds) for step in steps]
    adds = [Mark(step.adds) for step in steps]
    places = [kind_word(step.kind) for step in steps]
    if steps:
        places.append(translate("identity", "Together"))
        before.append(Mark(0.0))
        adds.append(Mark(steps[-1].total))
    return Figure(
        "identityEvidence", Kind.STACKED, translate("identity", "How the evidence adds up"), tuple(places),
        (
            Series(translate("identity", "So far"), tuple(before), "soft"),
            Series(translate("identity", "Adds"), tuple(adds), "accent"),
        ),
        unit=Unit.PART, place_title=translate("identity", "Both have"), whole=1.0,
        origin=Origin(versions=translate(
            "identity", "Independent evidence, each kind once: 1 - prod(1 - s). Joined by itself from 90 %, "
            "asked from 60 % ({version})"
        ).format(version=RULES)),
    )  # fmt: skip


def _weights_figure(question: QuestionView) -> Figure:
    """What each compared field adds to the odds; below zero speaks against it."""
    places = [field_word(field) for field, _ in question.weights]
    marks = [Mark(weight) for _, weight in question.weights]
    places.append(translate("identity", "Together"))
    marks.append(Mark(sum(weight for _, weight in question.weights)))
    return Figure(
        "identityEvidence", Kind.BARS, translate("identity", "How likeness adds up"), tuple(places),
        (Series(translate("identity", "log2 odds"), tuple(marks)),),
        unit=Unit.POINTS, place_title=translate("identity", "Compared"),
        origin=Origin(versions=translate(
            "identity", "Fellegi-Sunter weights log2(m/u), learned from this company's records by EM; 0 is "
            "even odds ({version})"
        ).format(version=RULES)),
    )  # fmt: skip


def touches_figure(view: ProfileView | None, zone: str = "") -> Figure:
    """How often the person was reached by each channel."""
    touches = view.profile.touches if view else {}
    rates = view.profile.response_rates if view else {}
    marks = tuple(
        Mark(
            count, note=translate("identity", "{rate} % answered").format(rate=round(100 * rates.get(one, 0)))
        )
        for one, count in touches.items()
    )
    return Figure(
        "identityTouches", Kind.BARS, translate("identity", "Reached by"), tuple(map(channel_word, touches)),
        (Series(translate("identity", "Touches"), marks, "info"),),
        place_title=translate("identity", "Channel"),
        origin=Origin(
            translate("identity", "As of {when}").format(when=day_and_time(view.as_of, zone)) if view else "",
            versions=translate("identity", "A projection of touches, outcomes and claims"),
        ),
    )  # fmt: skip
