"""The policy for the screens' tests: 60 houses, decided by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from stormops_desktop.domain.targeting.vocabulary import PolicyMode
from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.targeting.models import (
    DecisionChange,
    DecisionFilter,
    DecisionView,
    HouseValue,
    PolicyOutcome,
    PolicyPreview,
    PolicyState,
    PolicyWishes,
    RunView,
)
from sync.contracts.replica import Touched

NOW = 1_553_522_700_000  # 25 March 2019, 14:05 UTC
STATE = PolicyState("storm", "planning", None, False, "", True, "", "uplift-1", None)
REASONS = {"high_uplift": 24, "low_uplift": 21, "rct_control": 9, "capacity_limit": 6}


@dataclass
class FakePolicy:
    """`Policy`: what is run is in the log."""

    at: PolicyState = STATE
    lines: list[DecisionView] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)

    def state(self, storm_id: str) -> PolicyState:
        return self.at

    def preview(self, storm_id: str, wishes: PolicyWishes = PolicyWishes()) -> PolicyPreview:  # noqa: B008
        self.calls.append(f"preview {wishes.mode} {wishes.capacity}")
        if wishes.capacity == 1:
            raise NotAllowed("The experiments alone treat 9 houses; the capacity is 1.")
        change = DecisionChange("house-1", "1232 Coit Rd, Plano", "", "", "treat", "high_uplift", 0.21)
        changes = () if self.lines else (change,)
        return PolicyPreview(
            storm_id, wishes.mode, 0.15, wishes.capacity, "run-1", 60, 24, 36, REASONS, {}, 0.22, 0.05, 5.3,
            len(changes), 0, 0, changes, {"uplift-1": 60}, ("6 houses have no score.",),
        )  # fmt: skip

    def run(
        self, storm_id: str, wishes: PolicyWishes = PolicyWishes(), *, origin: object = None  # noqa: B008
    ) -> PolicyOutcome:  # fmt: skip
        preview = self.preview(storm_id, wishes)
        self.calls.append("run")
        self.lines = [
            DecisionView(f"d-{at}", f"house-{at}", f"{1200 + 8 * at} Coit Rd, Plano", "75024",
                         "treat" if at % 2 else "hold", ("high_uplift" if at % 2 else "low_uplift",),
                         0.21 if at % 2 else 0.04, "A", wishes.mode, 0.15, "run-1", "uplift-1", "",
                         NOW, False)
            for at in range(10)
        ]  # fmt: skip
        last = RunView("r", "run-1", wishes.mode, 0.15, None, "uplift-1", 24, 36, 60, {}, 0.22, 0.05, NOW,
                       "Rae Manager")  # fmt: skip
        self.at = replace(self.at, mode=wishes.mode, last_run=last)
        touched = Touched({"policy_decisions_log": {"d-1"}})
        return PolicyOutcome(preview, ChangeSet("Decided 60 houses", touched, origin))

    def runs(self, storm_id: str) -> Sequence[RunView]:
        return (self.at.last_run,) if self.at.last_run else ()

    def count(self, wanted: DecisionFilter) -> int:
        return len(self._lines(wanted))

    def page(self, wanted: DecisionFilter, offset: int, limit: int) -> Sequence[DecisionView]:
        return self._lines(wanted)[offset : offset + limit]

    def history(self, storm_id: str, property_id: str) -> Sequence[DecisionView]:
        return [line for line in self.lines if line.property_id == property_id]

    def values(self, storm_id: str, *, margin_cents: int, visit_cents: int) -> Mapping[str, HouseValue]:
        return {}

    def _lines(self, wanted: DecisionFilter) -> list[DecisionView]:
        return [
            line for line in self.lines
            if wanted.decision in (None, line.decision) and wanted.text in line.address
        ]  # fmt: skip


def locked(policy: FakePolicy) -> None:
    """The storm is active: its mode is fixed."""
    policy.at = replace(
        policy.at, storm_status="active", mode=PolicyMode.CONSERVATIVE, locked=True,
        why_locked="The storm is active: its mode stays conservative.", can_run=False,
        why_not="Route planners and managers run the policy.",
    )  # fmt: skip
