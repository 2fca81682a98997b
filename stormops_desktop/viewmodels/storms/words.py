"""Storms, reports, roofs and changes in a person's words."""

from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from stormops_desktop.services.storms.models import EvidenceLine, ReportRow
from stormops_desktop.viewmodels.coded import word_of
from stormops_desktop.viewmodels.moments import day_and_time, whole

translate = QCoreApplication.translate
_word = partial(word_of, "storms")


def inches_words(inches: float) -> str:
    """1.25, 2.00, and 1.125 as it is: what is typed back is the same number."""
    short = f"{inches:.2f}"
    return short if float(short) == inches else repr(inches)


_STATUS = {
    "planning": QT_TRANSLATE_NOOP("storms", "Planning"),
    "active": QT_TRANSLATE_NOOP("storms", "Active"),
    "completed": QT_TRANSLATE_NOOP("storms", "Completed"),
    "archived": QT_TRANSLATE_NOOP("storms", "Archived"),
}
_STEP = {
    ("planning", "active"): QT_TRANSLATE_NOOP("storms", "Start work: active"),
    ("planning", "archived"): QT_TRANSLATE_NOOP("storms", "Put away: archived"),
    ("active", "planning"): QT_TRANSLATE_NOOP("storms", "Back to planning"),
    ("active", "completed"): QT_TRANSLATE_NOOP("storms", "Work is done: completed"),
    ("completed", "active"): QT_TRANSLATE_NOOP("storms", "Reopen: active"),
    ("completed", "archived"): QT_TRANSLATE_NOOP("storms", "Put away: archived"),
    ("archived", "completed"): QT_TRANSLATE_NOOP("storms", "Take out: completed"),
    ("archived", "planning"): QT_TRANSLATE_NOOP("storms", "Take out: planning"),
}
STATUS_MARK = {
    "planning": ("pending", "info"), "active": ("storms", "warn"), "completed": ("completed", "ok"),
    "archived": ("folder", "soft"),
}  # fmt: skip
_HAZARD = {
    "hail": QT_TRANSLATE_NOOP("storms", "Hail"),
    "wind": QT_TRANSLATE_NOOP("storms", "Wind"),
    "tornado": QT_TRANSLATE_NOOP("storms", "Tornado"),
    "mixed": QT_TRANSLATE_NOOP("storms", "Hail and wind"),
}
_SOURCE = {
    "spc_daily": QT_TRANSLATE_NOOP("storms", "SPC daily"),
    "spc_wcm": QT_TRANSLATE_NOOP("storms", "SPC archive"),
    "ncei_details": QT_TRANSLATE_NOOP("storms", "NCEI"),
    "nws_lsr": QT_TRANSLATE_NOOP("storms", "Weather service report"),
    "nws_alert": QT_TRANSLATE_NOOP("storms", "Weather service alert"),
    "mrms_mesh": QT_TRANSLATE_NOOP("storms", "Radar grid"),
    "crew": QT_TRANSLATE_NOOP("storms", "Our crews"),
}
_MEASURED = {
    "measured": QT_TRANSLATE_NOOP("storms", "measured"),
    "estimated": QT_TRANSLATE_NOOP("storms", "estimated"),
    "unknown": QT_TRANSLATE_NOOP("storms", "not said"),
}
_KIND = {
    "added": QT_TRANSLATE_NOOP("storms", "Added"),
    "changed": QT_TRANSLATE_NOOP("storms", "Changed"),
    "withdrawn": QT_TRANSLATE_NOOP("storms", "Taken back"),
}
_MATERIAL = {
    "asphalt_3tab": QT_TRANSLATE_NOOP("storms", "3-tab asphalt"),
    "asphalt_laminated": QT_TRANSLATE_NOOP("storms", "Laminated asphalt"),
    "asphalt_class4": QT_TRANSLATE_NOOP("storms", "Class 4 asphalt"),
    "wood_shingle": QT_TRANSLATE_NOOP("storms", "Wood shingle"),
    "wood_shake": QT_TRANSLATE_NOOP("storms", "Wood shake"),
    "clay_tile": QT_TRANSLATE_NOOP("storms", "Clay tile"),
    "concrete_tile": QT_TRANSLATE_NOOP("storms", "Concrete tile"),
    "slate": QT_TRANSLATE_NOOP("storms", "Slate"),
    "metal_standing": QT_TRANSLATE_NOOP("storms", "Standing seam metal"),
    "metal_stone_coated": QT_TRANSLATE_NOOP("storms", "Stone-coated metal"),
    "mod_bit": QT_TRANSLATE_NOOP("storms", "Modified bitumen"),
    "tpo": QT_TRANSLATE_NOOP("storms", "TPO"),
    "epdm": QT_TRANSLATE_NOOP("storms", "EPDM"),
    "bur": QT_TRANSLATE_NOOP("storms", "Built-up"),
    "roll": QT_TRANSLATE_NOOP("storms", "Roll roofing"),
    "unknown": QT_TRANSLATE_NOOP("storms", "Not known"),
}
_FIELD = {
    "magnitude": QT_TRANSLATE_NOOP("storms", "size"),
    "measured": QT_TRANSLATE_NOOP("storms", "how it is known"),
    "latitude": QT_TRANSLATE_NOOP("storms", "latitude"),
    "longitude": QT_TRANSLATE_NOOP("storms", "longitude"),
    "place": QT_TRANSLATE_NOOP("storms", "place"),
    "county": QT_TRANSLATE_NOOP("storms", "county"),
    "comments": QT_TRANSLATE_NOOP("storms", "words"),
    "time_at": QT_TRANSLATE_NOOP("storms", "time"),
    "preliminary": QT_TRANSLATE_NOOP("storms", "preliminary"),
    "area": QT_TRANSLATE_NOOP("storms", "area"),
    "hazard": QT_TRANSLATE_NOOP("storms", "hazard"),
}
_ORIGINAL = "time_original"
NOTHING = "—"


def storm_status(status: str) -> str:
    return _word(_STATUS, status)


def step_word(now: str, to: str) -> str:
    """What a button says that takes the storm there."""
    known = _STEP.get((now, to))
    return translate("storms", str(known)) if known else storm_status(to)


def hazard_word(hazard: str) -> str:
    return _word(_HAZARD, hazard) if hazard else NOTHING


def source_word(source: str) -> str:
    return _word(_SOURCE, source)


def measured_word(measured: str) -> str:
    return _word(_MEASURED, measured)


def change_word(kind: str) -> str:
    return _word(_KIND, kind)


def material_word(material: str) -> str:
    return _word(_MATERIAL, material)


def field_word(name: str) -> str:
    """A field of a report; "" for one that only repeats another."""
    return "" if name == _ORIGINAL else _word(_FIELD, name)


def figure_words(hazard: str, figure: float | None) -> str:
    """1.75 in, 70 mph, or a dash."""
    if figure is None:
        return NOTHING
    if hazard == "hail":
        return translate("storms", "{inches} in").format(inches=f"{figure:.2f}")
    if hazard == "wind":
        return translate("storms", "{mph} mph").format(mph=f"{figure:.0f}")
    return f"{figure:g}"


def what_words(hazard: str, figure: float | None) -> str:
    """Hail 1.75 in, and the hazard alone where nobody said how large."""
    return hazard_word(hazard) if figure is None else f"{hazard_word(hazard)} {figure_words(hazard, figure)}"


def miles_words(line: EvidenceLine) -> str:
    """How far off, or why there is no distance."""
    if line.distance_mi is None:
        return translate("storms", "same county")
    if line.distance_mi == 0:
        return translate("storms", "inside its area")
    return translate("storms", "{miles} mi").format(miles=f"{line.distance_mi:.1f}")


def place_words(row: ReportRow) -> str:
    """Where it was: the place's name, or degrees where nobody named it."""
    if row.place or row.latitude is None or row.longitude is None:
        return row.place or NOTHING
    return f"{row.latitude:.3f}, {row.longitude:.3f}"


def report_words(row: ReportRow, zone: str) -> str:
    """The whole of a report as a paragraph."""
    said = [
        translate("storms", "{hazard} {figure}, {how}").format(
            hazard=hazard_word(row.hazard), figure=figure_words(row.hazard, row.magnitude),
            how=measured_word(row.measured),
        ),
        place_words(row), day_and_time(row.time_at, zone), source_word(row.source),
    ]  # fmt: skip
    text = f"{', '.join(part for part in said if part)}."
    if row.comments:
        text += f" “{row.comments}”"
    if row.preliminary:
        text += " " + translate("storms", "Preliminary.")
    if row.withdrawn:
        text += " " + translate("storms", "The publisher has taken it back.")
    if row.vintage:
        text += " " + translate("storms", "Edition {vintage}.").format(vintage=row.vintage)
    return text


def counted(counts: dict[str, int], *names: str) -> str:
    """A figure for each name, in order, those that are 0 left out."""
    told = [f"{change_word(name).lower()} {whole(counts[name])}" for name in names if counts.get(name)]
    return ", ".join(told)
