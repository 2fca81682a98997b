"""The papers page's words."""

import re
from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from stormops_desktop.domain.papers.chain import ChainReport, Fault
from stormops_desktop.services.papers.models import PaperLine

translate = QCoreApplication.translate

_TITLES = (
    QT_TRANSLATE_NOOP("papers", "Contingency agreement"),
    QT_TRANSLATE_NOOP("papers", "Authorization to inspect"),
    QT_TRANSLATE_NOOP("papers", "Scope of loss"),
    QT_TRANSLATE_NOOP("papers", "Letter to the mortgage company"),
    QT_TRANSLATE_NOOP("papers", "Certificate of completion"),
    QT_TRANSLATE_NOOP("papers", "Depreciation request"),
    QT_TRANSLATE_NOOP("papers", "Owner"),
    QT_TRANSLATE_NOOP("papers", "Contractor"),
)


def title_word(title: str) -> str:
    """A template's title or role; one that has no translation stays as it is written."""
    return translate("papers", title)


def chain_words(chain: ChainReport, count: int) -> tuple[str, str]:
    """(tone, sentence): whether the papers hold together."""
    if chain.faults:
        words = translate(
            "papers",
            "The chain of papers breaks at {broken} of {count}: something was changed or is missing.",
        )
        return "danger", words.format(broken=len(chain.faults), count=count)
    if not count:
        return "info", translate("papers", "Nothing is signed yet.")
    if len(chain.tips) > 1:
        words = translate(
            "papers", "{count} papers, unchanged. Two laptops signed apart; the next paper joins them."
        )
        return "ok", words.format(count=count)
    if count == 1:
        return "ok", translate("papers", "1 paper, unchanged since it was signed.")
    return "ok", translate("papers", "{count} papers, unchanged since they were signed.").format(count=count)


def fault_words(fault: Fault) -> str:
    if fault is Fault.CHANGED:
        return translate("papers", "The record of this paper was changed after it was signed.")
    return translate("papers", "A paper that this one follows is missing on this machine.")


def state_words(paper: PaperLine) -> tuple[str, str, str]:
    """(icon, words, tone): where the file is."""
    if paper.state == "stored":
        return "safe", translate("papers", "Safe at the office"), "ok"
    if paper.state == "uploading":
        return "sending", translate("papers", "Being sent"), "info"
    if paper.here:
        return "waiting", translate("papers", "Only on this machine"), "info"
    return "waiting", translate("papers", "Signed on another laptop"), "info"


def days_words(days_left: int) -> str:
    """How long the customer may still cancel."""
    if days_left < 0:
        return translate("papers", "The time to cancel is over")
    if days_left == 0:
        return translate("papers", "Last day to cancel is today")
    if days_left == 1:
        return translate("papers", "1 day left to cancel")
    return translate("papers", "{days} days left to cancel").format(days=days_left)


def until_words(day: date) -> str:
    return translate("papers", "Until midnight of {day}").format(day=f"{day:%A}, {day.day} {day:%B %Y}")


def file_name(kind: str, address: str, ending: str) -> str:
    """contingency-1232-coit-rd.pdf: a name that every system takes."""
    place = re.sub(r"[^a-z0-9]+", "-", address.lower()).strip("-") or "job"
    return f"{kind.replace('_', '-')}-{place}{ending}"
