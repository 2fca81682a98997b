"""What is behind an action of the guardrails, read from what is on this computer."""

from dataclasses import replace
from typing import Any

from stormops_desktop.domain.nurture.grounds import grounds
from stormops_desktop.domain.nurture.guardrails import Contact, is_inbound
from stormops_desktop.services.guardrails.models import ActionDetail, ActionRow, Evidence, Step
from stormops_desktop.services.words import spoken
from stormops_desktop.storage.guardrails import actions


def behind(connection: Any, row: Any, shown: ActionRow, steps: tuple[Step, ...]) -> ActionDetail:
    """The action with its touches, its report or its alert; without any where they are not here."""
    detail = ActionDetail(shown, (), steps)
    if row.property_id:
        return _of_house(connection, row, detail)
    report = actions.report(connection, row.because)
    if report is not None:
        said = Evidence(
            "report", report.time_at or row.since, report.place or report.source or "",
            amount=report.magnitude,
        )  # fmt: skip
        return replace(detail, evidence=(said,), counted=1)
    alert = actions.alert(connection, row.because)
    if alert is None:
        return detail
    what = (
        alert.headline or " ".join(filter(None, (alert.competitor, spoken(alert.move or "")))) or alert.kind
    )
    place = f"{what}, {alert.zip_code}" if alert.zip_code else what
    said = Evidence("alert", alert.heard_at, place, alert.severity or "", amount=alert.hail_in)
    return replace(detail, evidence=(said,), counted=1, houses=alert.houses)


def _of_house(connection: Any, row: Any, detail: ActionDetail) -> ActionDetail:
    touches = actions.touches(connection, row.storm_id, row.property_id)
    contacts = [
        Contact(
            one.journey_id, one.at, one.channel, one.outcome, inbound=is_inbound(one.direction, one.channel)
        )
        for one in touches
    ]
    why = grounds(row.reason, row.because or "", contacts)
    if why is None:
        return detail
    counted = set(why.contact_ids)
    inbound = {one.contact_id: one.inbound for one in contacts}
    evidence = tuple(
        Evidence(
            "touch", one.at, one.channel, one.outcome, inbound[one.journey_id], one.journey_id in counted
        )
        for one in touches
    )
    return replace(
        detail, evidence=evidence, counted=len(counted), limit=why.limit, span_ms=why.span_ms,
        waited_ms=why.waited_ms,
    )  # fmt: skip
