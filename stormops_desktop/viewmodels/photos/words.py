"""The photo page's words: slopes, shots, categories, states, and what is odd about a photo."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from stormops_desktop.domain.evidence.matching import WRONG_ROOF_M, Match
from stormops_desktop.services.photos.models import PhotoView, Proposed
from stormops_desktop.viewmodels.field_sentences import PHOTO_REFUSALS
from stormops_desktop.viewmodels.moments import clock_time
from stormops_desktop.viewmodels.said import say, stored

translate = QCoreApplication.translate

_WORDS = {
    "N": QT_TRANSLATE_NOOP("photos", "North"),
    "NE": QT_TRANSLATE_NOOP("photos", "North-east"),
    "E": QT_TRANSLATE_NOOP("photos", "East"),
    "SE": QT_TRANSLATE_NOOP("photos", "South-east"),
    "S": QT_TRANSLATE_NOOP("photos", "South"),
    "SW": QT_TRANSLATE_NOOP("photos", "South-west"),
    "W": QT_TRANSLATE_NOOP("photos", "West"),
    "NW": QT_TRANSLATE_NOOP("photos", "North-west"),
    "front": QT_TRANSLATE_NOOP("photos", "Front"),
    "right": QT_TRANSLATE_NOOP("photos", "Right"),
    "back": QT_TRANSLATE_NOOP("photos", "Back"),
    "left": QT_TRANSLATE_NOOP("photos", "Left"),
    "all": QT_TRANSLATE_NOOP("photos", "Whole roof"),
    "locate": QT_TRANSLATE_NOOP("photos", "Locate"),
    "overview": QT_TRANSLATE_NOOP("photos", "Overview"),
    "test_square": QT_TRANSLATE_NOOP("photos", "Test square"),
    "close_up": QT_TRANSLATE_NOOP("photos", "Close-up"),
    "measurement": QT_TRANSLATE_NOOP("photos", "Measure"),
    "address_front": QT_TRANSLATE_NOOP("photos", "Address, front"),
    "elevation": QT_TRANSLATE_NOOP("photos", "Elevation"),
    "slope_overview": QT_TRANSLATE_NOOP("photos", "Slope overview"),
    "collateral": QT_TRANSLATE_NOOP("photos", "Collateral"),
    "accessory": QT_TRANSLATE_NOOP("photos", "Accessory"),
    "interior": QT_TRANSLATE_NOOP("photos", "Interior"),
    "attic": QT_TRANSLATE_NOOP("photos", "Attic"),
    "drone": QT_TRANSLATE_NOOP("photos", "Drone"),
    "document": QT_TRANSLATE_NOOP("photos", "Document"),
    "safety": QT_TRANSLATE_NOOP("photos", "Safety"),
    "before": QT_TRANSLATE_NOOP("photos", "Before the work"),
    "during": QT_TRANSLATE_NOOP("photos", "During the work"),
    "after": QT_TRANSLATE_NOOP("photos", "After the work"),
    "other": QT_TRANSLATE_NOOP("photos", "Other"),
    "gutter": QT_TRANSLATE_NOOP("photos", "Gutter"),
    "downspout": QT_TRANSLATE_NOOP("photos", "Downspout"),
    "window_screen": QT_TRANSLATE_NOOP("photos", "Window screen"),
    "ac_fins": QT_TRANSLATE_NOOP("photos", "AC fins"),
    "fence": QT_TRANSLATE_NOOP("photos", "Fence"),
    "mailbox": QT_TRANSLATE_NOOP("photos", "Mailbox"),
    "siding": QT_TRANSLATE_NOOP("photos", "Siding"),
    "garage_door": QT_TRANSLATE_NOOP("photos", "Garage door"),
    "vehicle": QT_TRANSLATE_NOOP("photos", "Vehicle"),
    "deck": QT_TRANSLATE_NOOP("photos", "Deck"),
}
_STATE = {
    "stored": QT_TRANSLATE_NOOP("photos", "Safe at office"),
    "uploading": QT_TRANSLATE_NOOP("photos", "Sending"),
    "failed": QT_TRANSLATE_NOOP("photos", "Not accepted"),
    "quarantined": QT_TRANSLATE_NOOP("photos", "Not usable"),
}
_ICON = {"stored": "safe", "uploading": "sending", "failed": "attention", "quarantined": "attention"}
_TONE = {"stored": "ok", "uploading": "info", "failed": "warn", "quarantined": "warn"}
_MATCH = {
    Match.NEAR: QT_TRANSLATE_NOOP("photos", "At this house"),
    Match.AMBIGUOUS: QT_TRANSLATE_NOOP("photos", "Two houses are about as near"),
    Match.FAR: QT_TRANSLATE_NOOP("photos", "Farther than 75 m from every stop"),
    Match.TOO_FAR: QT_TRANSLATE_NOOP("photos", "Farther than 150 m from every stop"),
    Match.NO_PLACE: QT_TRANSLATE_NOOP("photos", "The photo does not say where it was taken"),
    Match.NO_STOPS: QT_TRANSLATE_NOOP("photos", "No stop with a place is on this machine"),
}


def label_code(code: str) -> str:
    """A slope, shot, category or collateral; a code of a newer version stays as it is."""
    known = _WORDS.get(code)
    return translate("photos", str(known)) if known else code.replace("_", " ")


def described(slope: str, shot: str, category: str, collateral: str) -> str:
    """ "South slope, close-up, gutter"; "" when nothing is labelled."""
    first = label_code(slope) if slope == "all" else ""
    if slope and not first:
        first = translate("photos", "{slope} slope").format(slope=label_code(slope))
    parts = [first, *(label_code(code) for code in (shot, category, collateral) if code)]
    said = [part for part in dict.fromkeys(parts) if part]
    return ", ".join([*said[:1], *(_lowered(part) for part in said[1:])])


def photo_title(photo: PhotoView) -> str:
    """What a tile says below the picture."""
    labels = (photo.slope, photo.shot, photo.category, photo.collateral)
    said = dict.fromkeys(label_code(code) for code in labels if code)
    return " \u00b7 ".join(said) or translate("photos", "Not placed yet")


def state_word(photo: PhotoView) -> str:
    """Where the photo is: only here, on its way, safe."""
    known = _STATE.get(photo.state)
    if known:
        return translate("photos", str(known))
    return translate("photos", "Only here") if photo.here else translate("photos", "On another machine")


def state_icon(photo: PhotoView) -> tuple[str, str]:
    """The icon of the state, and its tone."""
    return _ICON.get(photo.state, "waiting"), _TONE.get(photo.state, "info")


def metres(distance_m: float) -> str:
    """12 m, 1.2 km."""
    if distance_m >= 1000:
        return translate("photos", "{distance} km").format(
            distance=QLocale().toString(distance_m / 1000, "f", 1)
        )
    return translate("photos", "{distance} m").format(distance=QLocale().toString(round(distance_m)))


def flags(photo: PhotoView) -> list[str]:
    """What a person should know before relying on the photo, the gravest first."""
    said = []
    if photo.clocks_disagree:
        said.append(translate("photos", "camera and GPS clocks disagree"))
    if photo.distance_m is not None and photo.distance_m > WRONG_ROOF_M:
        far = translate("photos", "{distance} from the house")
        said.append(far.format(distance=metres(photo.distance_m)))
    if photo.state == "failed" and photo.last_error:
        said.append(photo.last_error)
    return said


def spoken(photo: PhotoView, zone: str) -> str:
    """A tile for a screen reader."""
    said = described(photo.slope or "", photo.shot or "", photo.category or "", photo.collateral or "")
    parts = [said or photo_title(photo)]
    if photo.caption:
        parts.append(photo.caption)
    if photo.taken_at is not None:
        parts.append(translate("photos", "taken at {time}").format(time=clock_time(photo.taken_at, zone)))
    if photo.distance_m is not None and photo.distance_m <= WRONG_ROOF_M:
        near = translate("photos", "{distance} from the house")
        parts.append(near.format(distance=metres(photo.distance_m)))
    return ", ".join([*parts, _lowered(state_word(photo)), *flags(photo)])


def refusal(kept: str) -> str:
    """Why a file is no photo, as it was kept with the file: in English."""
    return say(stored(kept, map(str, PHOTO_REFUSALS)))


def why_there(proposed: Proposed) -> str:
    """Why a file is proposed for a stop, or why nobody can tell."""
    if proposed.refused:
        return say(proposed.refused)
    said = [translate("photos", str(_MATCH[proposed.match]))]
    if proposed.by_time:
        said = [translate("photos", "Two houses are about as near; this one was visited then")]
    elif proposed.match is Match.AMBIGUOUS and proposed.runner_up and proposed.runner_up_m is not None:
        also = translate("photos", "{address} at {distance}")
        said.append(also.format(address=proposed.runner_up, distance=metres(proposed.runner_up_m)))
    if proposed.during_visit is True and not proposed.by_time:
        said.append(translate("photos", "taken during the visit"))
    elif proposed.during_visit is False:
        said.append(translate("photos", "not taken during the visit"))
    if proposed.clocks_disagree:
        said.append(translate("photos", "camera and GPS clocks disagree"))
    return ", ".join(said)


def _lowered(text: str) -> str:
    """A word inside a sentence; abbreviations keep their capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
