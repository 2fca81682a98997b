"""What web analytics and mail tools report of the demo's night, by the way that real tools take: the hub's
`POST /v1/events`. The centre's own stream jobs then find what its guardrails ask for."""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from stormops_desktop.assembly.desktop import Desktop
from stormops_desktop.services.errors import ServiceError
from stormops_desktop.services.nurture.models import NurtureRow
from sync.engine.errors import SyncError

HOUR_MS = 3_600_000
TEXTED, ANGRY, KEEN = 1, 1, 2
HOUSES = TEXTED + ANGRY + KEEN
REFUSED = "The hub did not take the demo's reports; the guardrails' page stays without them."


def report_night(desktop: Desktop, now_ms: int) -> int:
    """Tells of the four houses at the end of the list, of the weather and of a competitor; returns how many
    reports were taken.

    Raises:
        ServiceError: the centre did not take them; says what is missing then.
    """
    services = desktop.services()
    storm = next((one for one in services.storms.storms() if not one.is_sample), None)
    if storm is None or services.nurture is None:
        return 0
    last = max(0, services.nurture.count(storm.storm_id) - HOUSES)
    houses = services.nurture.page(storm.storm_id, last, HOUSES)
    told = [one for one in _night(houses, now_ms) if one["property_id"]] + list(_around(houses, now_ms))
    told = [{**one, "storm_id": storm.storm_id} for one in told]
    if not told:
        return 0
    try:
        answer = desktop.accounts.session.hub.raw(
            "POST", "/v1/events", headers={"content-type": "application/json"},
            content=json.dumps({"events": told}).encode(),
        )  # fmt: skip
    except SyncError as error:
        raise ServiceError(REFUSED) from error
    if answer.status != 200:
        raise ServiceError(REFUSED)
    results = json.loads(answer.body)["results"]
    return sum(result["status"] == "taken" for result in results)


def _night(houses: Sequence[NurtureRow], now_ms: int) -> Iterator[dict[str, Any]]:
    """A house that got four texts in a day, one that complained, and two that began a quote."""
    ids = iter([row.property_id for row in houses])
    for house in (next(ids, "") for _ in range(TEXTED)):
        for hours in (9, 7, 4, 1):
            yield _report(house, "sent", "sms", now_ms - hours * HOUR_MS)
    for house in (next(ids, "") for _ in range(ANGRY)):
        yield {**_report(house, "response", "email", now_ms - 3 * HOUR_MS), "complaint": True}
    for at, house in enumerate(next(ids, "") for _ in range(KEEN)):
        yield _report(house, "quote_started", "ga4", now_ms - (at + 1) * HOUR_MS)


def _around(houses: Sequence[NurtureRow], now_ms: int) -> Iterator[dict[str, Any]]:
    """Where they stand the weather service warned of large hail, and somebody lowers prices."""
    for zip_code in {house.zip_code for house in houses[:1]}:
        warned = {"event_type": "hail", "severity": 1.75, "headline": "Severe Thunderstorm Warning (demo)"}
        yield {**warned, **_said("weather_alert", zip_code, now_ms - 2 * HOUR_MS)}
        rival = {"competitor": "Hail Chasers LLC (invented)", "action": "price_drop"}
        yield {**rival, **_said("competitor_intel", zip_code, now_ms - HOUR_MS)}


def _said(kind: str, zip_code: str, at: int) -> dict[str, Any]:
    moment = datetime.fromtimestamp(at / 1000, UTC).isoformat()
    return {"id": f"demo-{kind}-{at}", "type": kind, "zip_code": zip_code, "timestamp": moment}


def _report(house: str, word: str, channel: str, at: int) -> dict[str, Any]:
    moment = datetime.fromtimestamp(at / 1000, UTC).isoformat()
    return {
        "id": f"demo-{house}-{word}-{at}", "property_id": house, "event_type": word, "channel": channel,
        "timestamp": moment,
    }  # fmt: skip
