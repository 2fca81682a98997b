"""A house's roof and the storm over it, each in one sentence."""

from typing import Any

_SOURCES = {
    "spc_daily": "an SPC report", "spc_wcm": "an SPC report", "ncei_details": "an NCEI storm report",
    "nws_lsr": "a weather service report", "nws_alert": "a weather service alert", "mrms_mesh": "radar",
    "crew": "a crew's measurement",
}  # fmt: skip
# As the page Thresholds says them; other codes read as words by themselves.
_MATERIAL = {
    "unknown": "Material not known", "asphalt_3tab": "3-tab asphalt",
    "asphalt_laminated": "Laminated asphalt", "asphalt_class4": "Class 4 asphalt",
    "metal_standing": "Standing seam metal",
    "metal_stone_coated": "Stone-coated metal", "mod_bit": "Modified bitumen", "tpo": "TPO", "epdm": "EPDM",
    "bur": "Built-up", "roll": "Roll roofing",
}  # fmt: skip


def roof(job: Any) -> str:
    """Material, age and shape as far as known."""
    if job.material is None:
        return "Roof not known yet."
    parts = [_MATERIAL.get(job.material) or job.material.replace("_", " ").capitalize()]
    if job.age_years is not None:
        parts.append(f"about {job.age_years:.0f} years old")
    if job.stories:
        parts.append("one story" if job.stories == 1 else f"{job.stories} stories")
    if job.layers and job.layers > 1:
        parts.append(f"{job.layers} layers")
    return f"{', '.join(parts)}."


def hail(job: Any) -> str:
    """Size, source and distance of the evidence behind the storm score, or why there is none."""
    said = [part for part in (_hail_part(job), _wind_part(job)) if part]
    if not said:
        return "No storm report lies close enough to say what fell here."
    assumed = " The roof's material is assumed." if job.material_assumed else ""
    return f"{' '.join(said)}{assumed}"


def _hail_part(job: Any) -> str:
    if job.hail_in is None:
        return ""
    how = {"measured": "measured", "estimated": "estimated"}.get(job.hail_measured or "", "reported")
    source = _SOURCES.get(job.hail_source or "", "a storm report")
    threshold = f"; this roof is hurt from {job.threshold_in:.2f} in" if job.threshold_in else ""
    return (
        f"Hail of {job.hail_in:.2f} in {how} {job.hail_distance_mi or 0:.1f} mi away by {source}{threshold}."
    )


def _wind_part(job: Any) -> str:
    if job.gust_mph is None:
        return ""
    source = _SOURCES.get(job.gust_source or "", "a storm report")
    return f"Gust of {job.gust_mph:.0f} mph {job.gust_distance_mi or 0:.1f} mi away by {source}."
