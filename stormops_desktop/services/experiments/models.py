"""What screens read of experiments: frozen values. Times are UTC milliseconds, rates 0..1."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stormops_desktop.domain.experiments.clusters import Unit

if TYPE_CHECKING:  # a crew's door needs neither
    from stormops_desktop.domain.experiments.power import Outlook
    from stormops_desktop.domain.experiments.results import Results

# How a house can be treated; the other channels are ways in which owners come by themselves.
TREATING = ("door_knock", "call", "sms", "email", "direct_mail")


@dataclass(frozen=True, slots=True)
class Arm:
    """A part of the houses. `play` and `channel` say what is done to them, "" for nothing in particular."""

    name: str
    part: float
    play: str = ""
    channel: str = ""


@dataclass(frozen=True, slots=True)
class PlayChoice:
    """A play of the company that an arm may name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Design:
    """An experiment before it is launched.

    Attributes:
        control: the arm that is left alone. zips, tiers: whom it may take, empty for all; most: how many
            houses at the most. baseline: rate of conversion without treatment, as of the last storm.
        wanted_effect: the absolute difference it is meant to show. unit: what an arm is drawn for.
    """

    storm_id: str
    name: str
    arms: tuple[Arm, ...] = (Arm("control", 0.5), Arm("treatment", 0.5))
    control: str = "control"
    hypothesis: str = ""
    zips: tuple[str, ...] = ()
    tiers: tuple[str, ...] = ()
    most: int | None = None
    window_days: int = 90
    baseline: float = 0.25
    wanted_effect: float = 0.10
    unit: Unit = Unit.HOUSE


@dataclass(frozen=True, slots=True)
class DesignCheck:
    """What a design would be.

    Attributes:
        houses: eligible, in no other experiment and not in the standing control group.
        sizes: houses by arm, in the design's order. warning: why it may show nothing, "" when it can.
        groups: how many units are drawn; as many as houses when each is drawn alone.
    """

    houses: int
    sizes: tuple[tuple[str, int], ...]
    outlook: "Outlook | None"
    warning: str
    groups: int = 0


@dataclass(frozen=True, slots=True)
class ExperimentView:
    """A line of the list. `next_steps` are those that this member may take: start, stop, cancel."""

    experiment_id: str
    storm_id: str
    storm_name: str
    name: str
    hypothesis: str
    status: str
    arms: tuple[Arm, ...]
    control: str
    window_days: int
    baseline: float | None
    wanted_effect: float | None
    smallest_effect: float | None
    exploratory: bool
    designed_at: int
    started_at: int | None
    stopped_at: int | None
    stop_reason: str
    author: str
    houses: int
    next_steps: tuple[str, ...]
    pending: bool
    unit: Unit = Unit.HOUSE


@dataclass(frozen=True, slots=True)
class AssignmentView:
    """A house in an experiment."""

    property_id: str
    address: str
    zip_code: str
    stratum: str
    arm: str
    assigned_at: int
    contacted: bool
    converted: bool


@dataclass(frozen=True, slots=True)
class ContaminatedHouse:
    """A held-out house that was contacted. It stays in its arm: intention to treat."""

    property_id: str
    address: str
    how: str  # "visit", or the channel
    at: int


@dataclass(frozen=True, slots=True)
class ExperimentResults:
    """What an experiment shows now.

    Attributes:
        found: by arm against the control, with intervals that may be read every day; sizes checked.
        adjusted: (arm, lift, lo, hi, variance kept) by CUPED on the score before the storm, where it helps.
        window_open: conversions may still come. sentence: the result in words.
    """

    experiment: ExperimentView
    found: "Results"
    adjusted: tuple[tuple[str, float, float, float, float], ...]
    contaminated: int
    controls: int
    window_open: bool
    as_of: int
    sentence: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HeldOut:
    """Why a house is to be left alone, for whoever stands at its door.

    Attributes:
        experiment: its name; "" for the standing control group. said: the sentence.
    """

    property_id: str
    experiment: str
    said: str
