"""What screens are told of attribution."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stormops_desktop.domain.attribution.reconcile import ArmCount, Reconciled
from stormops_desktop.domain.attribution.storm import StormCredit, StormJourneys

UNKNOWN = "unknown"  # who computed a run that an account computed which is not here


@dataclass(frozen=True, slots=True)
class PlayName:
    """A play as it is written."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, eq=False)
class StormTouches:
    """What a storm's attribution is computed of.

    Attributes:
        as_of: UTC milliseconds; later touches are left out. journeys: None while there is no touch.
        arms: what experiments measured of channels. plays: {play id: name}.
    """

    storm_id: str
    storm_name: str
    as_of: int
    journeys: StormJourneys | None
    arms: tuple[ArmCount, ...]
    plays: Mapping[str, PlayName]


@dataclass(frozen=True, slots=True, eq=False)
class StormAttribution:
    """A storm's credit, with what experiments say of it.

    Attributes:
        run_id: of this very computation, whoever does it.
    """

    touches: StormTouches
    credit: StormCredit
    lifts: tuple[Reconciled, ...]
    run_id: str


@dataclass(frozen=True, slots=True)
class Share:
    """A share with its interval; both ends are None without one."""

    share: float
    lo: float | None
    hi: float | None


@dataclass(frozen=True, slots=True)
class RunSummary:
    """A run that was kept.

    Attributes:
        by: who computed it; "" for the centre, "unknown" for an account that is not here.
        shares: {method: {channel: share}} over the whole storm.
    """

    run_id: str
    computed_at: int
    as_of: int
    by: str
    engine_version: str
    chain_order: int
    shapley_weight: float
    n_journeys: int
    n_conversions: int
    low_sample: bool
    shares: Mapping[str, Mapping[str, Share]]


@dataclass(frozen=True, slots=True)
class HouseName:
    """A house that was touched."""

    property_id: str
    address: str
    city: str
    zip_code: str
    persona: str


@dataclass(frozen=True, slots=True)
class HouseCredit:
    """The path of one house, and what every method says of it.

    Attributes:
        channels: in the order in which they touched it, until it converted. at: when, UTC milliseconds.
        credit: {method: {channel: credit}}; empty when no method can tell, and `why_not` says so.
    """

    house: HouseName
    channels: Sequence[str]
    at: Sequence[int]
    converted: bool
    credit: Mapping[str, Mapping[str, float]]
    why_not: str = ""
