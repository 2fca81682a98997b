"""What screens read of the policy and of uplift models: frozen values. Times are UTC milliseconds."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from stormops_desktop.domain.targeting.vocabulary import PolicyMode
from stormops_desktop.domain.uplift.quality import Decile
from stormops_desktop.services.ports import ChangeSet


@dataclass(frozen=True, slots=True)
class PolicyWishes:
    """What a planner asks for.

    Attributes:
        capacity: houses the crews can treat in all, arms of experiments included; None without limit.
    """

    mode: PolicyMode = PolicyMode.MODERATE
    capacity: int | None = None


@dataclass(frozen=True, slots=True)
class RunView:
    """A run as it was recorded. `changed`: decisions that it wrote; others stood already."""

    policy_run_id: str
    run_id: str
    mode: str
    threshold: float
    capacity: int | None
    model_version: str
    treated: int
    held: int
    changed: int
    reasons: Mapping[str, int]
    mean_uplift_treated: float | None
    mean_uplift_held: float | None
    decided_at: int
    author: str


@dataclass(frozen=True, slots=True)
class PolicyState:
    """Where a storm stands.

    Attributes:
        mode: of the decisions that hold; None before the first run.
        locked: the mode can't be changed now. why_locked: the sentence for the person, "" when it can.
        can_run: whether this member may run the policy in this storm now. why_not: why not, "" when they may.
        model_version: whose scores count; "" when no house has one.
        refused: a run of this laptop that the office did not take, as a sentence; "" for none.
    """

    storm_id: str
    storm_status: str
    mode: PolicyMode | None
    locked: bool
    why_locked: str
    can_run: bool
    why_not: str
    model_version: str
    last_run: RunView | None
    refused: str = ""


@dataclass(frozen=True, slots=True)
class DecisionChange:
    """A house whose decision would be another one; `before` is "" where there was none."""

    property_id: str
    address: str
    before: str
    before_reason: str
    after: str
    after_reason: str
    expected_uplift: float | None


@dataclass(frozen=True, slots=True)
class PolicyPreview:
    """What a run would do. Nothing is stored.

    Attributes:
        reasons: by the code that decides, how many houses. changes: the first few that change, treated first.
        newly_treated, newly_held: by decision; reasons_only: the decision stays, its reasons or score moved.
        expected_conversions: sum of the treated houses' expected uplift.
        notes: what the planner should know, in sentences.
    """

    storm_id: str
    mode: PolicyMode
    threshold: float
    capacity: int | None
    run_id: str
    houses: int
    treated: int
    held: int
    reasons: Mapping[str, int]
    bands: Mapping[str, int]
    mean_uplift_treated: float | None
    mean_uplift_held: float | None
    expected_conversions: float
    newly_treated: int
    newly_held: int
    reasons_only: int
    changes: tuple[DecisionChange, ...]
    model_versions: Mapping[str, int]
    notes: tuple[str, ...] = ()

    @property
    def would_change(self) -> int:
        """Decisions that a run would write."""
        return self.newly_treated + self.newly_held + self.reasons_only


@dataclass(frozen=True, slots=True)
class PolicyOutcome:
    """A run that was made; `change` touches nothing when every decision stood already."""

    preview: PolicyPreview
    change: ChangeSet


@dataclass(frozen=True, slots=True)
class DecisionFilter:
    """Which lines of the log.

    Attributes:
        current: the decision that holds for each house only; False shows the past, too.
        reason: the one that decided. text: part of an address or a ZIP.
    """

    storm_id: str
    decision: str | None = None
    reason: str | None = None
    property_id: str | None = None
    policy_run_id: str | None = None
    text: str = ""
    current: bool = True


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A line of the log."""

    decision_id: str
    property_id: str
    address: str
    zip_code: str
    decision: str
    reasons: tuple[str, ...]
    expected_uplift: float | None
    band: str | None
    mode: str
    threshold: float
    run_id: str
    model_version: str
    play: str
    decided_at: int
    pending: bool


@dataclass(frozen=True, slots=True)
class HouseValue:
    """What treating a house is worth, for routes. Cents.

    Attributes:
        expected: uplift x margin less the visit; cautious: with the lower end of the uplift's interval,
            None where the model gives none.
    """

    property_id: str
    expected: int
    cautious: int | None


@dataclass(frozen=True, slots=True)
class ModelView:
    """A row of the models' registry.

    Attributes:
        action: "any", or "Play|channel". heterogeneous: False when houses can't be told apart, so that
            everybody gets the average; `said` is the sentence for it.
    """

    model_id: str
    action: str
    version: str
    status: str
    heterogeneous: bool
    said: str
    average: float
    average_lo: float
    average_hi: float
    qini: float
    qini_lo: float
    qini_hi: float
    uplift_at: tuple[float, float, float]
    deciles: tuple[Decile, ...]
    n_treated: int
    n_control: int
    cohort: Mapping[str, object]
    trained_at: int
    author: str


@dataclass(frozen=True, slots=True)
class Trained:
    """Models that were learnt; `notes` says which actions had too few houses for one."""

    models: tuple[ModelView, ...]
    change: ChangeSet
    notes: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A model's artefact as a file that exists in memory only."""

    name: str
    content: bytes
