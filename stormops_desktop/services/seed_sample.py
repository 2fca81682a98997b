"""The sample storm of the demo: 61 households and their 208 touches, marked as a sample."""

from collections import Counter

from stormops_desktop.domain.attribution.sample_journeys import (
    T0_MS,
    SampleHome,
    sample_homes,
    sample_touches,
)
from stormops_desktop.domain.attribution.touches import Touch
from stormops_desktop.domain.storms.sii import Impact
from stormops_desktop.domain.storms.vocabulary import StormHazard, StormStatus
from stormops_desktop.services.seed_rows import Ids, add, impact_row
from sync.contracts.capture import Draft

EVENT_ID = "DFW_STORM_24"
NAME = "DFW Storm 24 (sample)"
NO_EVIDENCE = Impact(None, None, None, None)


def sample_drafts(ids: Ids, now_ms: int) -> list[Draft]:
    """Storm, households, their (missing) impact, and touches. Plays must be there before."""
    storm_id = ids.of("storms", EVENT_ID)
    homes = sample_homes()
    keys = [ids.of("properties", _external_id(home)) for home in homes]
    drafts = [_storm(storm_id)]
    drafts += [_household(key, home) for key, home in zip(keys, homes, strict=True)]
    # No report speaks for these houses, so they have no index; the row says to which storm they belong.
    drafts += [
        impact_row(
            ids.of("property_impacts", f"{EVENT_ID}/{key}"), storm_id, key, NO_EVIDENCE, report_ids=[],
            threshold=None, scored_at=now_ms,
        )
        for key in keys
    ]  # fmt: skip
    return drafts + _touches(ids, storm_id, homes, keys)


def _external_id(home: SampleHome) -> str:
    return f"SAMPLE-{home.number:03d}"


def _storm(storm_id: str) -> Draft:
    return add(
        "storms", storm_id, event_id=EVENT_ID, name=NAME, status=StormStatus.COMPLETED,
        primary_hazard=StormHazard.HAIL, begin_at=T0_MS, end_at=T0_MS, county="Dallas", state="TX",
        time_zone="America/Chicago", data_vintage="sample", source="sample", is_sample=True,
    )  # fmt: skip


def _household(key: str, home: SampleHome) -> Draft:
    return add(
        "properties", key, external_id=_external_id(home), address=f"Sample household {home.number}",
        city="Dallas", county="Dallas", state="TX", zip_code=home.zip_code, home_type="single_family",
        estimated_value_cents=home.estimated_value * 100, persona=home.persona,
        risk_score=float(home.risk_score), priority_legacy=float(home.priority_legacy), do_not_knock=False,
        is_synthetic=True,
    )  # fmt: skip


def _touches(ids: Ids, storm_id: str, homes: tuple[SampleHome, ...], keys: list[str]) -> list[Draft]:
    personas = {key: home.persona for key, home in zip(keys, homes, strict=True)}
    steps: Counter[str] = Counter()
    drafts = []
    for touch in sample_touches(homes, keys):
        steps[touch.property_id] += 1
        source = f"{EVENT_ID}/{touch.property_id}/{steps[touch.property_id]}"
        drafts.append(_touch(ids, storm_id, touch, source, str(personas[touch.property_id])))
    return drafts


def _touch(ids: Ids, storm_id: str, touch: Touch, source: str, persona: str) -> Draft:
    return add(
        "customer_journeys", ids.of("customer_journeys", source), storm_id=storm_id,
        property_id=touch.property_id, channel=touch.channel, channel_original=touch.channel,
        timestamp=touch.at_ms, play_id=touch.play and ids.play(touch.play), persona=persona,
        direction="inbound" if touch.channel == "ga4" else "outbound",
        outcome="converted" if touch.converted else None, converted=touch.converted,
        conversion_value_cents=touch.value_cents if touch.converted else None, source_event_id=source,
    )  # fmt: skip
