"""The codes of a claim, and reading them in whatever spelling they arrive."""

import re
from enum import StrEnum
from typing import TypeVar


class DamageType(StrEnum):
    """What the storm did."""

    HAIL = "hail"
    WIND = "wind"
    HAIL_WIND = "hail_wind"
    TORNADO = "tornado"
    TREE = "tree"
    OTHER = "other"
    NONE = "none"


class Severity(StrEnum):
    """How bad it is, as the inspector judged it."""

    NONE = "none"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    SEVERE = "severe"


class CoverageType(StrEnum):
    """What the policy pays for a roof."""

    RCV = "rcv"
    ACV = "acv"
    ACTUAL_CASH_ROOF_SCHEDULE = "actual_cash_roof_schedule"
    UNKNOWN = "unknown"


class DeductibleKind(StrEnum):
    """A sum of money, or a percentage of coverage A."""

    FLAT = "flat"
    PERCENT = "percent"


class AdjusterKind(StrEnum):
    """Whom the adjuster works for, and how."""

    FIELD = "field"
    DESK = "desk"
    INDEPENDENT = "independent"
    LADDER_ASSIST = "ladder_assist"
    PUBLIC = "public"


class Functional(StrEnum):
    """Whether the damage shortens the roof's life or only marks it."""

    FUNCTIONAL = "functional"
    COSMETIC = "cosmetic"
    BOTH = "both"


class Area(StrEnum):
    """Parts of a house that a storm damages."""

    ROOF = "roof"
    GUTTERS = "gutters"
    SIDING = "siding"
    WINDOWS = "windows"
    SCREENS = "screens"
    DOORS = "doors"
    FENCE = "fence"
    DECK = "deck"
    HVAC = "hvac"
    SKYLIGHTS = "skylights"
    INTERIOR = "interior"
    OUTBUILDING = "outbuilding"


class SkipReason(StrEnum):
    """Why a slope was not inspected."""

    TOO_STEEP = "too_steep"
    TOO_HIGH = "too_high"
    WET = "wet"
    WEATHER = "weather"
    FRAGILE = "fragile"
    NO_ACCESS = "no_access"
    OWNER_REFUSED = "owner_refused"
    OTHER = "other"


class Verdict(StrEnum):
    """What adjuster and contractor made of an item at their meeting."""

    AGREED = "agreed"
    DISPUTED = "disputed"
    OPEN = "open"


class PaperKind(StrEnum):
    """The papers of a job."""

    CONTINGENCY = "contingency"
    AUTHORISATION = "authorisation"
    SCOPE_OF_LOSS = "scope_of_loss"
    MORTGAGE_FORM = "mortgage_form"
    PERMIT = "permit"
    COC = "coc"
    INVOICE = "invoice"
    DEPRECIATION_REQUEST = "depreciation_request"


OTHER_SPELLINGS = {
    "wind_hail": "hail_wind",
    "hail_and_wind": "hail_wind",
    "wind_and_hail": "hail_wind",
    "moderate": "medium",
    "replacement_cost": "rcv",
    "replacement_cost_value": "rcv",
    "actual_cash_value": "acv",
    "percentage": "percent",
    "certificate_of_completion": "coc",
    "authorization": "authorisation",
}

Code = TypeVar("Code", bound=StrEnum)


def normalise_code(typed: str) -> str:
    """The lower-case spelling under which a code is stored: `High` is high, `Hail/Wind` hail_wind."""
    joined = re.sub(r"[\s/&+-]+", "_", typed.strip().lower()).strip("_")
    return OTHER_SPELLINGS.get(joined, joined)


def read_code(kind: type[Code], typed: str) -> Code | None:
    """The code that `typed` names in any accepted spelling, or None when it names none."""
    wanted = normalise_code(typed)
    return next((code for code in kind if code.value == wanted), None)
