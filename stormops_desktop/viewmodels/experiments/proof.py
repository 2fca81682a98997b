"""How sure an experiment's result is by every way of reading it, and whether it ran as planned."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from stormops_desktop.domain.experiments.intervals import Interval
from stormops_desktop.domain.experiments.results import Comparison
from stormops_desktop.services.experiments.models import ExperimentResults
from stormops_desktop.viewmodels.moments import whole
from stormops_desktop.viewmodels.paged_model import Column

translate = QCoreApplication.translate
LEAST_P, CLEAR_P = 0.0001, 0.1


@dataclass(frozen=True, slots=True)
class ProofRow:
    """One way to read an arm's difference from the control."""

    arm: str
    read_as: str
    difference: str
    interval: str
    note: str


def proof_rows(results: ExperimentResults | None) -> Sequence[ProofRow]:
    """Read once at the end, read whenever one likes, and with what was known before taken out."""
    if results is None or not results.experiment.houses:
        return ()
    return [row for one in results.found.comparisons for row in _rows_of(one, results)]


def _rows_of(one: Comparison, results: ExperimentResults) -> Iterator[ProofRow]:
    yield ProofRow(
        one.arm, translate("trials", "Once, at the end"), _points(one.lift), _between(one.interval),
        translate("trials", "Newcombe, two rates"),
    )  # fmt: skip
    yield ProofRow(
        one.arm, translate("trials", "Whenever you look"), _points(one.lift), _between(one.peeking),
        translate("trials", "always valid, {p}").format(p=p_words(one.p)),
    )  # fmt: skip
    for arm, lift, lo, hi, kept in results.adjusted:
        if arm == one.arm:
            yield ProofRow(
                arm, translate("trials", "Storm impact taken out"), _points(lift),
                _between(Interval(lo, hi)),
                translate("trials", "CUPED, {percent} % less noise").format(
                    percent=f"{100 * max(0.0, 1 - kept):.1f}"
                ),
            )  # fmt: skip


def sizes_words(results: ExperimentResults | None) -> str:
    """control 198, planned 200; knock 202, planned 200. As chance would have it (p = 0.84)."""
    if results is None or not results.experiment.houses:
        return ""
    found, view = results.found, results.experiment
    drawn = {view.control: found.comparisons[0].control.n} if found.comparisons else {}
    drawn |= {one.arm: one.treated.n for one in found.comparisons}
    in_all = sum(drawn.values())
    told = "; ".join(
        translate("trials", "{arm} {drawn}, planned {planned}").format(
            arm=arm.name, drawn=whole(drawn.get(arm.name, 0)), planned=whole(round(arm.part * in_all))
        )
        for arm in view.arms
    )
    p = p_words(found.sizes.p)
    if found.sizes.mismatch:
        verdict = translate("trials", "Not by chance ({p}): find out why before you believe any result.")
    else:
        verdict = translate("trials", "As chance would have it ({p}).")
    return translate("trials", "Houses: {sizes}. {verdict}").format(sizes=told, verdict=verdict.format(p=p))


def contact_words(results: ExperimentResults | None) -> str:
    """That who was to be left alone was; "" where not, which is among the warnings."""
    if results is None or not results.controls or results.contaminated:
        return ""
    return translate("trials", "None of the {controls} held-out houses was contacted.").format(
        controls=whole(results.controls)
    )


def proof_columns() -> tuple[Column[ProofRow], ...]:
    return (
        Column(translate("trials", "Arm"), lambda row: row.arm),
        Column(translate("trials", "If you read it"), lambda row: row.read_as),
        Column(translate("trials", "Difference"), lambda row: row.difference, numeric=True),
        Column(translate("trials", "95 % interval"), lambda row: row.interval, numeric=True),
        Column(translate("trials", "How"), lambda row: row.note),
    )


def p_words(p: float) -> str:
    """p = 0.47, p = 0.0312, and p < 0.0001 below."""
    return f"p < {LEAST_P}" if p < LEAST_P else f"p = {p:.4f}" if p < CLEAR_P else f"p = {p:.2f}"


def _points(value: float) -> str:
    return translate("trials", "{points} points").format(points=f"{100 * value:+.1f}")


def _between(interval: Interval) -> str:
    return translate("trials", "{low} to {high}").format(
        low=f"{100 * interval.lo:+.1f}", high=f"{100 * interval.hi:+.1f}"
    )
