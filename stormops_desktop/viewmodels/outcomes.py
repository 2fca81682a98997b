"""The outcome pad: which outcomes it offers, in which order, and what each does to the job."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PadKey:
    """One key of the pad. `digit` is its key on the keyboard, "" for the row below the pad."""

    outcome: str
    digit: str
    completes: bool  # False: the visit is skipped and may be planned again


PAD = (
    PadKey("no_answer", "1", completes=False),
    PadKey("callback", "2", completes=False),
    PadKey("not_interested", "3", completes=True),
    PadKey("inspected_damage", "4", completes=True),
    PadKey("inspected_no_damage", "5", completes=True),
    PadKey("contingency_signed", "6", completes=True),
    PadKey("adjuster_met", "7", completes=True),
    PadKey("do_not_knock", "8", completes=True),
    PadKey("wrong_address", "9", completes=False),
    PadKey("vacant", "", completes=False),
    PadKey("repair_only", "", completes=True),
    PadKey("built", "", completes=True),
    PadKey("safety_stop", "", completes=False),
)


def pad_key(outcome: str) -> PadKey:
    return next(key for key in PAD if key.outcome == outcome)
