"""The tables of the page Identity: people, values, records, decisions, questions."""

from PySide6.QtCore import QCoreApplication

from stormops_desktop.services.identity.models import (
    EventView,
    IdentifierView,
    PersonCard,
    QuestionView,
    RecordView,
    SharedValue,
)
from stormops_desktop.viewmodels.identity.words import (
    event_word,
    kind_word,
    node_word,
    part_word,
    refused_word,
    source_word,
    why_word,
)
from stormops_desktop.viewmodels.moments import day_and_time
from stormops_desktop.viewmodels.paged_model import Column

translate = QCoreApplication.translate


def said_name(card: PersonCard) -> str:
    """The person's name, or what there is in place of one."""
    if card.name:
        return card.name
    return translate("identity", "{kind} without a name").format(kind=node_word(card.kind))


def person_columns() -> tuple[Column[PersonCard], ...]:
    return (
        Column(translate("identity", "Person"), said_name),
        Column(translate("identity", "House"), lambda card: card.address or "—"),
        Column(translate("identity", "Records"), lambda card: str(card.records), numeric=True),
        Column(translate("identity", "Known by"), lambda card: str(card.identifiers), numeric=True),
    )


def identifier_columns() -> tuple[Column[IdentifierView], ...]:
    return (
        Column(translate("identity", "Known by"), lambda one: kind_word(one.kind)),
        Column(translate("identity", "Value"), _value),
        Column(translate("identity", "Strength"), lambda one: part_word(one.strength), numeric=True),
        Column(translate("identity", "Told by"), lambda one: ", ".join(map(source_word, one.sources))),
        Column(translate("identity", "Why"), _why),
    )


def record_columns() -> tuple[Column[RecordView], ...]:
    return (
        Column(translate("identity", "Record"), lambda one: source_word(one.source)),
        Column(translate("identity", "Its number"), lambda one: one.source_ref[:24]),
        Column(translate("identity", "Of a"), lambda one: node_word(one.kind)),
        Column(translate("identity", "Told"), lambda one: day_and_time(one.told_at) if one.told_at else "—"),
    )


def event_columns() -> tuple[Column[EventView], ...]:
    return (
        Column(translate("identity", "Decision"), lambda one: event_word(one.event)),
        Column(translate("identity", "Why"), lambda one: one.why or "—"),
        Column(translate("identity", "By"), lambda one: one.who or "—"),
        Column(translate("identity", "When"), lambda one: day_and_time(one.happened_at)),
        Column(translate("identity", "Holds"), _holds),
    )


def question_columns() -> tuple[Column[QuestionView], ...]:
    return (
        Column(translate("identity", "One"), lambda one: said_name(one.one)),
        Column(translate("identity", "Other"), lambda one: said_name(one.other)),
        Column(translate("identity", "Strength"), lambda one: part_word(one.strength), numeric=True),
        Column(translate("identity", "Asked because of"), lambda one: refused_word(one.refused)),
    )


def shared_columns() -> tuple[Column[SharedValue], ...]:
    return (
        Column(translate("identity", "Both have"), lambda one: kind_word(one.kind)),
        Column(translate("identity", "Value"), lambda one: one.value),
        Column(translate("identity", "One: told by"), lambda one: source_word(one.source)),
        Column(translate("identity", "Other: told by"), lambda one: source_word(one.other_source)),
    )


def _value(one: IdentifierView) -> str:
    return translate("identity", "{value} (blocked)").format(value=one.value) if one.blocked else one.value


def _why(one: IdentifierView) -> str:
    """What the value was read from, and of which storm it is."""
    said = [why_word(one.why)] if one.why else []
    return ", ".join([*said, *([one.storm] if one.storm else [])]) or "—"


def _holds(one: EventView) -> str:
    if one.event == "withdraw":
        return "—"
    return translate("identity", "yes") if one.stands else translate("identity", "no more")
