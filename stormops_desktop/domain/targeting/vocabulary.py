"""The words for decisions and touches; `sync/contracts` carries the same spellings."""

from enum import StrEnum


class Decision(StrEnum):
    """Knock, or leave alone. Why is in the reason codes."""

    TREAT = "treat"
    HOLD = "hold"


class PolicyMode(StrEnum):
    """How low an expected uplift may be and still be treated; fixed once a storm is active."""

    AGGRESSIVE = "aggressive"
    MODERATE = "moderate"
    CONSERVATIVE = "conservative"


class Reason(StrEnum):
    """Why a house is treated or held, most telling first in a decision's list."""

    DO_NOT_KNOCK = "ineligible:do_not_knock"
    NO_CONSENT = "ineligible:no_consent"
    EXCLUDED = "ineligible:excluded"
    EXISTING_CUSTOMER = "ineligible:existing_customer"
    RENTER = "ineligible:renter"
    NEW_ROOF = "ineligible:new_roof"
    RECENT_CONTACT = "ineligible:recent_contact"
    UNIVERSAL_CONTROL = "universal_control"
    RCT_TREATMENT = "rct_treatment"
    RCT_CONTROL = "rct_control"
    CAPACITY = "capacity_limit"
    HIGH_UPLIFT = "high_uplift"
    LOW_UPLIFT = "low_uplift"
    NEGATIVE_UPLIFT = "negative_uplift"
    NO_SCORE = "no_score"


class NextAction(StrEnum):
    """What to offer first."""

    FINANCING_OFFER = "financing_offer"
    IMPACT_REPORT = "impact_report"
    SAFETY_WARRANTY = "safety_warranty"
    DOOR_KNOCK = "door_knock"
    WAIT = "wait"
    NONE = "none"
