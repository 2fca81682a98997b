"""A job's history in words: each entry a shape, a headline and who did it when."""

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from stormops_desktop.domain.claims.form_fields import BY_KEY, Kind
from stormops_desktop.domain.claims.ledger_checks import money
from stormops_desktop.services.jobs.timeline_models import ItemKind, TimelineItem
from stormops_desktop.viewmodels.claim_words import code_word, label_word
from stormops_desktop.viewmodels.moments import day_and_time
from stormops_desktop.viewmodels.said import say
from stormops_desktop.viewmodels.words import status_word

translate = QCoreApplication.translate

_STATUS_TONE = {
    "pending": "soft", "assigned": "ink", "en_route": "info", "on_site": "info", "completed": "ok",
    "skipped": "warn", "cancelled": "soft",
}  # fmt: skip
_DID = {
    "set": QT_TRANSLATE_NOOP("timeline", "{what}: {after}"),
    "cleared": QT_TRANSLATE_NOOP("timeline", "{what} taken out, it was {before}"),
    "unknown": QT_TRANSLATE_NOOP("timeline", "{what}: asked, not known"),
    "added": QT_TRANSLATE_NOOP("timeline", "{what}: one added"),
    "edited": QT_TRANSLATE_NOOP("timeline", "{what}: corrected"),
    "removed": QT_TRANSLATE_NOOP("timeline", "{what}: one removed"),
}
_NOTHING = QT_TRANSLATE_NOOP("timeline", "nothing")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as it is shown.

    Attributes:
        icon, tone: of its badge. headline: in the badge. text: below it, "" for none. by: who and when.
    """

    icon: str
    tone: str
    headline: str
    text: str
    by: str
    pending: bool


def entry(item: TimelineItem, zone: str) -> Entry:
    """What an entry of the history says. `zone` is the house's."""
    icon, tone, headline, text = _SAID[item.kind](item, zone)
    when = day_and_time(item.at, zone)
    by = translate("timeline", "{actor}, {when}").format(actor=item.actor, when=when) if item.actor else when
    return Entry(icon, tone, headline, text, by, item.pending)


def _step(item: TimelineItem, _zone: str) -> tuple[str, str, str, str]:
    text = item.text
    if not item.counts:
        kept = translate("timeline", "kept, but it did not move the job")
        text = f"{text} · {kept}" if text else kept
    return item.code, _STATUS_TONE.get(item.code, "soft"), status_word(item.code), text


def _note(item: TimelineItem, _zone: str) -> tuple[str, str, str, str]:
    if item.did == "withdrawn":
        return "note", "soft", translate("timeline", "Note, withdrawn"), ""
    words = translate("timeline", "Note, replaced later" if item.superseded else "Note")
    return "note", "soft" if item.superseded else "ink", words, item.text


def _photos(item: TimelineItem, _zone: str) -> tuple[str, str, str, str]:
    words = translate("timeline", "1 photo") if item.count == 1 else translate("timeline", "{count} photos")
    return "photo", "ink", words.format(count=item.count), ""


def _paper(item: TimelineItem, _zone: str) -> tuple[str, str, str, str]:
    words = translate("timeline", "{paper}, void") if item.did else translate("timeline", "{paper}, signed")
    return "note", "soft" if item.did else "ok", words.format(paper=code_word(item.code)), item.text


def _check(item: TimelineItem, _zone: str) -> tuple[str, str, str, str]:
    about = {
        "roof": translate("timeline", "Is this the right roof?"),
        "evidence": translate("timeline", "Missing evidence explained"),
    }
    if item.did in ("damaged", "undamaged"):
        about["evidence"] = translate("timeline", "Slope judged")
    parts = (code_word(item.item), item.did.replace("_", " "), item.text)
    return "attention", "info", about.get(item.code, item.code), " · ".join(part for part in parts if part)


def _change(item: TimelineItem, zone: str) -> tuple[str, str, str, str]:
    icon = "clock" if item.code == "appointment" else "note"
    pattern = translate("timeline", str(_DID.get(item.did, "{what}")))
    if item.code == "appointment" and item.did == "edited":
        pattern = translate("timeline", "Appointment moved to {after}, it was {before}")
    words = pattern.format(
        what=_what(item), before=_value(item, item.before, zone), after=_value(item, item.after, zone)
    )
    topic = {
        "appointment": translate("timeline", "Appointment"),
        "claim": translate("timeline", "Claim"),
        "stage": translate("timeline", "Stage of the claim"),
    }
    return icon, "ink", topic.get(item.code, item.code), words


def _conflict(item: TimelineItem, _zone: str) -> tuple[str, str, str, str]:
    return "attention", "warn", translate("timeline", "Not taken by the office"), say(item.text)


def _what(item: TimelineItem) -> str:
    if item.code == "claim":
        return label_word(BY_KEY[item.item].label) if item.item in BY_KEY else item.item
    return (
        translate("timeline", "Appointment") if item.code == "appointment" else translate("timeline", "Stage")
    )


def _value(item: TimelineItem, kept: str | None, zone: str) -> str:
    """A kept value as a person reads it; one that can't be read is shown as it is."""
    if kept is None:
        return translate("timeline", str(_NOTHING))
    field = BY_KEY.get(item.item)
    number = int(kept) if kept.lstrip("-").isdecimal() else None
    if number is not None and (item.code == "appointment" or (field and field.kind is Kind.INSTANT)):
        return day_and_time(number, zone)
    if number is not None and field is not None and field.kind is Kind.CENTS:
        return money(number)
    if field is not None and field.kind is Kind.YES_NO:
        return translate("timeline", "yes") if kept == "true" else translate("timeline", "no")
    if field is not None and field.kind is Kind.CODES:
        return ", ".join(code_word(part.strip(' "')) for part in kept.strip("[]").split(",") if part.strip())
    return code_word(kept) if item.code == "stage" or (field and field.codes) else kept


_SAID = {
    ItemKind.STEP: _step,
    ItemKind.NOTE: _note,
    ItemKind.PHOTOS: _photos,
    ItemKind.PAPER: _paper,
    ItemKind.CHECK: _check,
    ItemKind.CHANGE: _change,
    ItemKind.CONFLICT: _conflict,
}
