"""Who is who as screens read it. Values are in clear for those who lead, masked for everybody else."""

from collections.abc import Mapping
from dataclasses import dataclass

from stormops_desktop.domain.identity.evidence import Step
from stormops_desktop.domain.nurture.consent import Consent


@dataclass(frozen=True, slots=True)
class IdentifierView:
    """One value that a person is known by.

    Attributes:
        value: in clear or masked, as the reader's role allows. clear: whether it is in clear.
        sources: who told it. why: what it was read from. blocked: it says nothing about who somebody is.
        nodes: the records that hold it.
    """

    identifier_id: str
    kind: str
    value: str
    clear: bool
    strength: float
    sources: tuple[str, ...]
    why: str
    first_seen: int
    storm: str
    blocked: bool
    value_hash: str
    nodes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HouseView:
    """A house that a person is told of."""

    property_id: str
    address: str
    city: str
    zip_code: str


@dataclass(frozen=True, slots=True)
class RecordView:
    """What one source told: a node of the graph, and one of the person's names."""

    node_id: str
    kind: str
    source: str
    source_ref: str
    property_id: str
    told_at: int


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A line of a list of people. `name` is "" when nobody has said one."""

    person_id: str
    name: str
    address: str
    records: int
    identifiers: int
    houses: int
    kind: str


@dataclass(frozen=True, slots=True)
class EventView:
    """What somebody decided. `stands` is False when it was withdrawn or a newer decision overrules it."""

    event_id: str
    event: str
    one: tuple[str, ...]
    other: tuple[str, ...]
    who: str
    why: str
    happened_at: int
    withdraws: str
    stands: bool


@dataclass(frozen=True, slots=True)
class PersonView:
    """Everything known of who a person is."""

    card: PersonCard
    records: tuple[RecordView, ...]
    identifiers: tuple[IdentifierView, ...]
    houses: tuple[HouseView, ...]
    household: tuple[PersonCard, ...]
    events: tuple[EventView, ...]
    strength: float
    as_of: int


@dataclass(frozen=True, slots=True)
class SharedValue:
    """A value that both hold, and who told it of each."""

    kind: str
    value: str
    source: str
    other_source: str


@dataclass(frozen=True, slots=True)
class QuestionView:
    """Two people who may be one.

    Attributes:
        refused: why they were not joined by themselves, "" for too little.
        weights: of a pair that is alike by learnt weights, what each field adds to the log2 odds; the first
            is the odds before anything was compared. `strength` is then the chance that they are one.
    """

    one: PersonCard
    other: PersonCard
    strength: float
    refused: str
    steps: tuple[Step, ...]
    shared: tuple[SharedValue, ...]
    weights: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Overview:
    """How much is known. `can_read` is False while this member has no key; then values are masked."""

    records: int
    persons: int
    identifiers: int
    questions: int
    houses_known: int
    houses: int
    decisions: int
    blocked: int
    can_read: bool
    can_decide: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What one source tells of one person, as it wrote it. Empty texts say nothing.

    Attributes:
        ref: the source's own id of it; told again under it, it is the same record.
        storm_id: of the claim number. told_at: UTC milliseconds.
    """

    source: str
    ref: str
    told_at: int
    property_id: str = ""
    name: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""
    claim_number: str = ""
    policy_number: str = ""
    customer_id: str = ""
    parcel_id: str = ""
    device_id: str = ""
    storm_id: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """A line of a list that was not taken, and why. Lines count from 2, after the header."""

    line: int
    why: str


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of a list or of the claims."""

    records: int
    identifiers: int
    unchanged: int
    useless: int
    refused: tuple[Refused, ...] = ()
    erased: int = 0  # of people who were erased: not taken in again


@dataclass(frozen=True, slots=True)
class ErasurePlan:
    """What would go with a person, and what the company keeps of the houses: its own records of its work."""

    person_id: str
    records: int
    values: int
    decisions: int
    claims: int
    papers: int
    notes: int


@dataclass(frozen=True, slots=True)
class ErasureView:
    """That somebody was erased. `at_centre`: the centre has blanked it, and every laptop does as it syncs."""

    erasure_id: str
    records: int
    values: int
    decisions: int
    basis: str
    who: str
    erased_at: int
    at_centre: bool


@dataclass(frozen=True, slots=True)
class WayToContact:
    """A masked telephone number or mail address, and by which channels its owner may be reached there."""

    kind: str
    mask: str
    answers: Mapping[str, Consent]


@dataclass(frozen=True, slots=True)
class HouseholdView:
    """Who lives at a house, in masks. `names` are initials, those told most first; `door`: may one knock."""

    names: tuple[str, ...]
    contacts: tuple[WayToContact, ...]
    door: Consent
