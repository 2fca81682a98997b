"""What a run would change: its verdicts beside the decisions that hold."""

import heapq
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from stormops_desktop.domain.said import Said
from stormops_desktop.domain.targeting.policy import Verdict
from stormops_desktop.domain.targeting.policy_table import TableRun
from stormops_desktop.domain.targeting.uplift import MODEL_VERSION as PRIOR
from stormops_desktop.services.targeting.models import DecisionChange, PolicyPreview
from stormops_desktop.services.targeting.reading import Situation, Standing

SHOWN = 50


@dataclass(frozen=True, slots=True)
class Difference:
    """A house whose line in the log would be another one. `weight`: 0 treated now, 1 held now, 2 neither."""

    row: int
    verdict: Verdict
    before: Standing | None
    weight: int


def differences(run: TableRun, now: Situation) -> list[Difference]:
    """Every house whose decision, reasons, score, mode or model is not what the log says."""
    found = []
    for row in range(len(run.treat)):
        verdict, house = run.verdict(row), now.rows[row]
        before = now.now.get(verdict.property_id)
        wanted = Standing(
            verdict.decision.value, tuple(r.value for r in verdict.reasons), verdict.expected_uplift,
            run.mode.value, run.threshold, house.model_version,
        )  # fmt: skip
        if before != wanted:
            moved = before is None or before.decision != wanted.decision
            found.append(Difference(row, verdict, before, (not run.treat[row]) if moved else 2))
    return found


def preview_of(
    storm_id: str, run: TableRun, now: Situation, found: Sequence[Difference], notes: Sequence[str] = ()
) -> PolicyPreview:
    """The run in figures, with the first few changes."""
    weights = Counter(int(one.weight) for one in found)
    treated = int(run.treat.sum())
    mean = run.mean_uplift(run.treat)
    scored = int((run.treat & (run.table.uplift == run.table.uplift)).sum())
    first = heapq.nsmallest(SHOWN, found, key=_order)
    return PolicyPreview(
        storm_id, run.mode, run.threshold, run.capacity, run.run_id, len(run.treat), treated,
        len(run.treat) - treated, {reason.value: many for reason, many in run.counts().items()}, run.bands(),
        mean, run.mean_uplift(~run.treat), (mean or 0.0) * scored, weights[0], weights[1], weights[2],
        tuple(_change(one, now) for one in first),
        dict(Counter(row.model_version for row in now.rows if row.model_version)),
        (*notes, *_notes(run, now)),
    )  # fmt: skip


def _order(one: Difference) -> tuple[int, float, str]:
    return (int(one.weight), -(one.verdict.expected_uplift or 0.0), one.verdict.property_id)


def _change(one: Difference, now: Situation) -> DecisionChange:
    before, verdict = one.before, one.verdict
    return DecisionChange(
        verdict.property_id, now.rows[one.row].address or "",
        before.decision if before else "", before.reasons[0] if before and before.reasons else "",
        verdict.decision.value, verdict.reasons[0].value, verdict.expected_uplift,
    )  # fmt: skip


def _notes(run: TableRun, now: Situation) -> list[str]:
    notes: list[str] = []
    if not len(run.treat):
        notes.append(Said("No house of this storm has an impact yet. Import reports and addresses first."))
    unscored = int((run.table.uplift != run.table.uplift).sum())
    if unscored:
        notes.append(Said("{count} houses have no score, so they are held.", count=unscored))
    if any(row.model_version == PRIOR for row in now.rows):
        notes.append(
            Said(
                "Scores are of {model}, a stated prior that was not learned from outcomes. "
                "An experiment with a control group gives a model that was.",
                model=PRIOR,
            )
        )
    return notes
