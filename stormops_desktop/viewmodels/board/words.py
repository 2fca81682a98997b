"""A card of the board in words."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from stormops_desktop.services.board.models import BoardCard
from stormops_desktop.viewmodels.moments import DAY_MS, HOUR_MS, MINUTE_MS, whole
from stormops_desktop.viewmodels.words import outcome_word, status_word

translate = QCoreApplication.translate
_PRIORITY = {
    "low": QT_TRANSLATE_NOOP("board", "Low priority"),
    "medium": QT_TRANSLATE_NOOP("board", "Usual priority"),
    "high": QT_TRANSLATE_NOOP("board", "High priority"),
    "critical": QT_TRANSLATE_NOOP("board", "Critical"),
}


def priority_word(priority: str) -> str:
    """The words of a priority; one that this version does not know is shown as it is."""
    known = _PRIORITY.get(priority)
    return translate("board", str(known)) if known is not None else priority


def age_word(since: int | None, now: int) -> str:
    """How long a job has been in its status: 25 min, 6 h, 3 days; "" where nobody knows."""
    if since is None:
        return ""
    passed = max(0, now - since)
    if passed < HOUR_MS:
        return translate("board", "{minutes} min").format(minutes=passed // MINUTE_MS)
    if passed < 2 * DAY_MS:
        return translate("board", "{hours} h").format(hours=passed // HOUR_MS)
    return translate("board", "{days} days").format(days=whole(passed // DAY_MS))


def crew_word(card: BoardCard) -> str:
    """Who has it."""
    return card.crew_name or translate("board", "No crew")


def place_word(card: BoardCard) -> str:
    """Its place on its route."""
    if not card.route_name:
        return translate("board", "No route")
    if card.sequence is None:
        return card.route_name
    return translate("board", "{route}, stop {number}").format(route=card.route_name, number=card.sequence)


def card_spoken(card: BoardCard, now: int) -> str:
    """The whole card as a screen reader says it."""
    parts = [
        card.address, f"{card.city} {card.zip_code}".strip(),
        outcome_word(card.outcome) if card.outcome else status_word(card.status),
        priority_word(card.priority), crew_word(card), place_word(card),
    ]  # fmt: skip
    age = age_word(card.since, now)
    if age:
        parts.append(translate("board", "for {age}").format(age=age))
    if card.needs_you:
        parts.append(translate("board", "needs you"))
    elif card.pending:
        parts.append(translate("board", "only on this machine"))
    return ", ".join(part for part in parts if part)


def cards_word(count: int) -> str:
    """How many jobs."""
    return (
        translate("board", "1 job")
        if count == 1
        else translate("board", "{count} jobs").format(count=whole(count))
    )
