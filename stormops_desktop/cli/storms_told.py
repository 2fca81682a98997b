"""What `stormops storms` prints: documents for scripts, lines for people."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from stormops_desktop.services.intake.models import TiersMoved
from stormops_desktop.services.storms.models import (
    EvidenceLine,
    LossReport,
    ReportRow,
    ScoreCard,
    StormCard,
    StormLine,
    ThresholdsView,
    VintageDiff,
)


def line_json(one: StormLine) -> dict[str, Any]:
    """One storm of the list."""
    return asdict(one)


def card_json(card: StormCard) -> dict[str, Any]:
    """One storm opened."""
    return {
        **line_json(card.line), "tiers": dict(card.tiers), "outdated": card.outdated,
        "version": card.version, "policy_modes": list(card.modes), "open_jobs": card.open_jobs,
        "running_experiments": card.running_trials,
        "steps": [{"to": step.to, "why_not": step.why_not} for step in card.steps],
        "imports": [
            {"import_id": one.import_id, "file": one.file_name, "kind": one.kind, "edition": one.vintage,
             "imported_at": one.imported_at, "changed": dict(one.counts), "list_kept": one.kept}
            for one in card.imports
        ],
    }  # fmt: skip


def card_words(card: StormCard) -> str:
    """The same for people."""
    tiers = ", ".join(f"{tier or 'no evidence'} {many:,}" for tier, many in sorted(card.tiers.items()))
    lines = [
        f"{card.line.name}: {card.line.status}, {card.line.reports:,} reports.",
        f"Houses by tier: {tiers or 'none scored yet'}.",
    ]
    lines += [f"Can be made {step.to}.{' ' + step.why_not if step.why_not else ''}" for step in card.steps]
    return "\n".join([*lines, *card.notes])


def report_json(row: ReportRow) -> dict[str, Any]:
    """One report."""
    return asdict(row)


def diff_json(told: VintageDiff) -> dict[str, Any]:
    """What an import changed."""
    return {
        "import_id": told.import_id, "counts": dict(told.counts),
        "reports": [
            {"change": one.kind, "report_id": one.report_id, "place": one.row.place if one.row else None,
             "fields": {field.name: [field.was, field.now] for field in one.fields}}
            for one in told.reports
        ],
        "houses": [asdict(one) for one in told.houses],
    }  # fmt: skip


def score_json(card: ScoreCard) -> dict[str, Any]:
    """A score with its inputs."""
    return {
        "storm_id": card.storm_id, "property_id": card.property_id, "address": card.address,
        "sii": card.sii, "tier": card.tier, "version": card.version, "threshold_in": card.threshold_in,
        "base_in": card.base_in, "material": card.material, "material_assumed": card.material_assumed,
        "roof_age_years": card.roof_age_years, "hail": _line(card.hail), "wind": _line(card.wind),
        "reckoned": card.reckoned, "anew": card.anew, "differs": card.differs, "checked": card.checked,
        "considered": [_line(one) for one in card.considered],
    }  # fmt: skip


def score_words(card: ScoreCard) -> str:
    """The same for people."""
    shown = "no score" if card.sii is None else f"{card.sii:.1f} of 100, tier {card.tier}"
    lines = [
        f"{card.address}: {shown} ({card.version}); hail hurts the roof from {card.threshold_in:.2f} in."
    ]
    lines += [_cause(one) for one in (card.hail, card.wind) if one is not None]
    if card.differs:
        anew = "none" if card.anew is None else f"{card.anew:.1f}"
        lines.append(f"Evidence or thresholds have changed since: scored anew it would be {anew}.")
    return "\n".join(lines)


def losses_json(told: LossReport) -> dict[str, Any]:
    """Dates of loss with their evidence."""
    return {
        "property_id": told.property_id, "address": told.address, "reports": told.reports,
        "archive": told.archive, "zone": told.zone, "note": told.note,
        "dates": [
            {"date": one.day.isoformat(), "sii": one.sii, "tier": one.tier, "within_mi": list(one.within),
             "county": one.county, "areas": one.areas, "evidence": [_line(line) for line in one.evidence]}
            for one in told.days
        ],
    }  # fmt: skip


def losses_words(told: LossReport) -> str:
    """The same for people."""
    lines = [f"{told.address}: {len(told.days)} dates from {told.reports} reports. Searched: {told.archive}."]
    for rank, one in enumerate(told.days, 1):
        cause = _cause(one.hail or one.wind) if one.hail or one.wind else ""
        lines.append(f"{rank:3}. {one.day.isoformat()}  {one.sii:5.1f}  {one.tier}  {cause}")
    return "\n".join([*lines, told.note])


def thresholds_json(view: ThresholdsView, moved: Sequence[TiersMoved]) -> dict[str, Any]:
    """The table in force, and what scoring by it moved."""
    return {
        "version": view.in_force.version, "reason": view.in_force.reason,
        "base_in": dict(view.in_force.base_in), "outdated": dict(view.outdated),
        "moved": {
            one.storm_id: {f"{was or '-'}>{tier or '-'}": many for (was, tier), many in one.moves.items()}
            for one in moved
        },
    }  # fmt: skip


def _line(one: EvidenceLine | None) -> dict[str, Any] | None:
    return None if one is None else asdict(one)


def _cause(one: EvidenceLine | None) -> str:
    if one is None:
        return ""
    unit = "in" if one.hazard == "hail" else "mph"
    far = "same county" if one.distance_mi is None else f"{one.distance_mi:.1f} mi"
    who = f" by {one.source} at {one.place}" if one.known else ""
    return f"{one.hazard} {one.figure:g} {unit}, {far}{who}, believed {100 * one.confidence:.0f} %"
