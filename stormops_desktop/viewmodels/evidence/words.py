"""The words of evidence: reasons, questions, sources of a position, lines of a claim, and a photo's facts."""

from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from stormops_desktop.domain.evidence.checklist import Gap
from stormops_desktop.domain.evidence.clocks import ClockVerdict
from stormops_desktop.domain.evidence.matching import WRONG_ROOF_M
from stormops_desktop.domain.evidence.position import Source
from stormops_desktop.services.evidence.models import EvidencePhoto, RoofView
from stormops_desktop.viewmodels.coded import in_words
from stormops_desktop.viewmodels.moments import day_and_time, size
from stormops_desktop.viewmodels.photos.words import label_code, metres, state_word
from stormops_desktop.viewmodels.said import say

translate = QCoreApplication.translate
_said = partial(in_words, "evidence")

_REASON = {
    "too_steep": QT_TRANSLATE_NOOP("evidence", "Too steep"),
    "too_high": QT_TRANSLATE_NOOP("evidence", "Too high"),
    "wet_or_windy": QT_TRANSLATE_NOOP("evidence", "Wet or windy"),
    "no_access": QT_TRANSLATE_NOOP("evidence", "No access"),
    "owner_refused": QT_TRANSLATE_NOOP("evidence", "Owner refused"),
    "unsafe": QT_TRANSLATE_NOOP("evidence", "Unsafe"),
    "no_damage_seen": QT_TRANSLATE_NOOP("evidence", "No damage seen"),
    "light_gone": QT_TRANSLATE_NOOP("evidence", "Light is gone"),
    "camera_failed": QT_TRANSLATE_NOOP("evidence", "Camera failed"),
    "comes_later": QT_TRANSLATE_NOOP("evidence", "Comes later"),
    "other": QT_TRANSLATE_NOOP("evidence", "Other …"),
    "wrong_pin": QT_TRANSLATE_NOOP("evidence", "Map pin is wrong"),
    "position_off": QT_TRANSLATE_NOOP("evidence", "Position is wrong"),
    "parked_away": QT_TRANSLATE_NOOP("evidence", "Parked away, walking"),
    "large_property": QT_TRANSLATE_NOOP("evidence", "Large property"),
    "address_photo": QT_TRANSLATE_NOOP("evidence", "House number photographed"),
    "damaged": QT_TRANSLATE_NOOP("evidence", "Damaged"),
    "undamaged": QT_TRANSLATE_NOOP("evidence", "Not damaged"),
    "withdrawn": QT_TRANSLATE_NOOP("evidence", "Wanted again"),
}
_QUESTION = {
    "where": QT_TRANSLATE_NOOP("evidence", "Where is it? Choose the slope."),
    "what": QT_TRANSLATE_NOOP("evidence", "What does it show? Choose a shot or a category."),
    "how_much": QT_TRANSLATE_NOOP("evidence", "How many, or how big? Count hits or write it down."),
    "which_line": QT_TRANSLATE_NOOP("evidence", "Which line of the claim does it support?"),
}
_SHORT_QUESTION = {
    "where": QT_TRANSLATE_NOOP("evidence", "where"),
    "what": QT_TRANSLATE_NOOP("evidence", "what"),
    "how_much": QT_TRANSLATE_NOOP("evidence", "how many or how big"),
    "which_line": QT_TRANSLATE_NOOP("evidence", "which line"),
}
_LINE = {
    "roof_covering": QT_TRANSLATE_NOOP("evidence", "Roof covering"),
    "starter": QT_TRANSLATE_NOOP("evidence", "Starter"),
    "ridge_cap": QT_TRANSLATE_NOOP("evidence", "Ridge cap"),
    "ice_and_water": QT_TRANSLATE_NOOP("evidence", "Ice and water shield"),
    "drip_edge": QT_TRANSLATE_NOOP("evidence", "Drip edge"),
    "valley": QT_TRANSLATE_NOOP("evidence", "Valley"),
    "flashing": QT_TRANSLATE_NOOP("evidence", "Flashing"),
    "vents": QT_TRANSLATE_NOOP("evidence", "Vents"),
    "pipe_boots": QT_TRANSLATE_NOOP("evidence", "Pipe boots"),
    "skylight": QT_TRANSLATE_NOOP("evidence", "Skylight"),
    "decking": QT_TRANSLATE_NOOP("evidence", "Decking"),
    "gutters": QT_TRANSLATE_NOOP("evidence", "Gutters"),
    "downspouts": QT_TRANSLATE_NOOP("evidence", "Downspouts"),
    "siding": QT_TRANSLATE_NOOP("evidence", "Siding"),
    "window_screens": QT_TRANSLATE_NOOP("evidence", "Window screens"),
    "garage_door": QT_TRANSLATE_NOOP("evidence", "Garage door"),
    "fence": QT_TRANSLATE_NOOP("evidence", "Fence"),
    "deck": QT_TRANSLATE_NOOP("evidence", "Deck"),
    "ac_unit": QT_TRANSLATE_NOOP("evidence", "AC unit"),
    "interior": QT_TRANSLATE_NOOP("evidence", "Interior"),
    "code_item": QT_TRANSLATE_NOOP("evidence", "Code item"),
    "steep_or_high": QT_TRANSLATE_NOOP("evidence", "Steep or high"),
}
_SOURCE = {
    "exif": QT_TRANSLATE_NOOP("evidence", "where the newest photo was taken"),
    "receiver": QT_TRANSLATE_NOOP("evidence", "the satellite receiver of this computer"),
    "typed": QT_TRANSLATE_NOOP("evidence", "the place that was typed"),
    "map": QT_TRANSLATE_NOOP("evidence", "a tap on the map"),
}
_DIRECTION = {
    "north": QT_TRANSLATE_NOOP("evidence", "north"),
    "north-east": QT_TRANSLATE_NOOP("evidence", "north-east"),
    "east": QT_TRANSLATE_NOOP("evidence", "east"),
    "south-east": QT_TRANSLATE_NOOP("evidence", "south-east"),
    "south": QT_TRANSLATE_NOOP("evidence", "south"),
    "south-west": QT_TRANSLATE_NOOP("evidence", "south-west"),
    "west": QT_TRANSLATE_NOOP("evidence", "west"),
    "north-west": QT_TRANSLATE_NOOP("evidence", "north-west"),
}
_CELL = {
    "done": QT_TRANSLATE_NOOP("evidence", "There"),
    "missing": QT_TRANSLATE_NOOP("evidence", "Missing"),
    "excused": QT_TRANSLATE_NOOP("evidence", "Has a reason"),
    "optional": QT_TRANSLATE_NOOP("evidence", "Not needed"),
}


def reason_word(code: str) -> str:
    return _said(_REASON, code)


def question_word(code: str) -> str:
    """What a person is asked to add to a photo."""
    return _said(_QUESTION, code)


def short_question(code: str) -> str:
    return _said(_SHORT_QUESTION, code)


def line_word(code: str) -> str:
    return _said(_LINE, code)


def cell_word(state: str) -> str:
    return _said(_CELL, state)


def gap_word(gap: Gap) -> str:
    """A gap for a list: "South: test square"."""
    if gap.category is not None:
        return label_code(gap.category)
    return f"{label_code(gap.slope)}: {label_code(gap.shot or '').lower()}"


def missing_words(count: int) -> str:
    """What a visit with gaps is told."""
    if count == 1:
        return translate("evidence", "1 piece of evidence is missing. Choose why, or take the photos.")
    said = translate("evidence", "{count} pieces of evidence are missing. Choose why, or take the photos.")
    return said.format(count=count)


def roof_question(roof: RoofView) -> str:
    """Why it is asked whether this is the right house."""
    if roof.to_stop is None or roof.fix is None:
        return say(roof.sentence)
    far = {
        Source.EXIF: translate(
            "evidence", "The newest photo of this job was taken {distance} from its stop."
        ),
    }.get(roof.fix.source, translate("evidence", "You are {distance} from this stop."))
    return " ".join((
        far.format(distance=metres(roof.to_stop.distance_m)),
        translate("evidence", "Give a reason, or photograph the house number, to go on."),
    ))  # fmt: skip


def roof_doubt(roof: RoofView) -> str:
    """The same, said beside photos that have just come in."""
    if roof.to_stop is None or roof.fix is None:
        return say(roof.sentence)
    said = translate("evidence", "You are {distance} from {address}. Is this the right house?")
    if roof.fix.source is Source.EXIF:
        said = translate(
            "evidence", "The newest photo was taken {distance} from {address}. Is this the right house?"
        )
    return said.format(distance=metres(roof.to_stop.distance_m), address=roof.address)


def position_words(roof: RoofView) -> str:
    """How this device lies to the stop, and what says so."""
    if roof.fix is None or roof.to_stop is None:
        return say(roof.sentence)
    said = translate("evidence", "The stop is {distance} to the {direction}, by {source}.")
    return said.format(
        distance=metres(roof.to_stop.distance_m), direction=_said(_DIRECTION, roof.to_stop.direction),
        source=_said(_SOURCE, roof.fix.source.value),
    )  # fmt: skip


def fact_rows(each: EvidencePhoto, zone: str) -> list[tuple[str, str, str, bool]]:
    """(key, title, words, whether it needs a look) of everything the file itself says."""
    photo = each.photo
    rows = [
        ("camera", translate("evidence", "Camera"), (photo.taken_local or "").replace("T", " "), False),
        ("gps", translate("evidence", "Satellites"), day_and_time(photo.gps_at, zone) if photo.gps_at else "",
         False),
        ("clock", translate("evidence", "Clocks"), say(each.clock.sentence),
         each.clock.verdict is ClockVerdict.DISAGREE),
        ("distance", translate("evidence", "To the stop"), _distance(each), _is_far(each)),
        ("heading", translate("evidence", "Looks to"), _heading(photo.heading), False),
        ("device", translate("evidence", "Device"), photo.device or "", False),
        ("size", translate("evidence", "File"), _file(each), False),
        ("state", translate("evidence", "State"), state_word(photo), False),
        ("hash", translate("evidence", "SHA-256"), _grouped(photo.sha256), False),
    ]  # fmt: skip
    return [row for row in rows if row[2]]


def _is_far(each: EvidencePhoto) -> bool:
    return each.to_stop is not None and each.to_stop.distance_m > WRONG_ROOF_M


def _distance(each: EvidencePhoto) -> str:
    if each.to_stop is None:
        return translate("evidence", "Not known: the photo says no place")
    return translate("evidence", "{distance} to the {direction}").format(
        distance=metres(each.to_stop.distance_m), direction=_said(_DIRECTION, each.to_stop.direction)
    )


def _heading(degrees: float | None) -> str:
    if degrees is None:
        return ""
    names = list(_DIRECTION)
    return translate("evidence", "{direction}, {degrees}°").format(
        direction=_said(_DIRECTION, names[int((degrees % 360 + 22.5) // 45) % 8]), degrees=round(degrees)
    )


def _file(each: EvidencePhoto) -> str:
    photo = each.photo
    wide, high = photo.width or 0, photo.height or 0
    if (photo.orientation or 1) >= 5:
        wide, high = high, wide
    pixels = f"{QLocale().toString(wide)} x {QLocale().toString(high)}" if wide and high else ""
    return ", ".join(part for part in (pixels, size(photo.size_bytes)) if part)


def _grouped(sha256: str) -> str:
    """In eights, so that it wraps and can be compared by eye."""
    return " ".join(sha256[at : at + 8] for at in range(0, len(sha256), 8))
