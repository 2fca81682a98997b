"""What an experiment was worth, in words, from two sums that a person types."""

from PySide6.QtCore import QCoreApplication

from stormops_desktop.domain.claims.form_entry import CannotRead, read_cents
from stormops_desktop.services.errors import ServiceError
from stormops_desktop.services.experiments.models import ExperimentResults
from stormops_desktop.services.experiments.worth import ArmWorth, worth_of
from stormops_desktop.viewmodels.charts.figure import Unit, printed
from stormops_desktop.viewmodels.problems import sentence
from stormops_desktop.viewmodels.said import say

translate = QCoreApplication.translate


def worth_words(results: ExperimentResults | None, sale: str, house: str) -> str:
    """A line an arm; what is wrong with the sums; "" while one is missing.

    Args:
        sale: what a conversion brings. house: what treating a house costs. Both in dollars as typed.
    """
    if results is None or not sale.strip() or not house.strip():
        return ""
    try:
        found = worth_of(results, read_cents(sale), read_cents(house))
    except CannotRead as error:
        return say(str(error))
    except ServiceError as error:
        return sentence(error)
    return "\n".join(_line(one) for one in found)


def _line(one: ArmWorth) -> str:
    found = one.found
    told = translate(
        "trials",
        "{arm}: {brought} came in, {expected} would have without treating. That is {more} more (95 % "
        "interval {low} to {high}) for {cost}.",
    ).format(
        arm=one.arm, brought=_dollars(found.treat_revenue), expected=_dollars(found.baseline_revenue),
        more=_dollars(found.incremental), low=_dollars(one.low), high=_dollars(one.high),
        cost=_dollars(found.cost),
    )  # fmt: skip
    if found.roi is None:
        return told
    back = translate("trials", "Return on it: {percent} %.").format(percent=f"{100 * found.roi:,.0f}")
    return f"{told} {back}"


def _dollars(cents: float) -> str:
    return printed(round(cents / 100) * 100, Unit.CENTS)
