"""Plans kept on this machine: put aside, set side by side, taken up again."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from stormops_desktop.domain.routing.plans.draft import PlanDraft
from stormops_desktop.services.routing.models import DraftView
from stormops_desktop.viewmodels.base import Surroundings, ViewModel
from stormops_desktop.viewmodels.moments import day_and_time
from stormops_desktop.viewmodels.routes.comparing import Compared, compared, told
from stormops_desktop.viewmodels.routes.desk import RoutesViewModel

ON_DESK, STORED = "desk", "stored"


class KeptPlans(ViewModel):
    """Two plans at a time beside each other.

    Attributes:
        kept: the newest first. one, other: `ON_DESK`, `STORED` or a kept plan's id.
        lines: what tells them apart; empty while one can't be had. told: sentences on them.

    Signals:
        changed: any of these.
    """

    changed = Signal()

    def __init__(self, around: Surroundings, desk: RoutesViewModel, parent: QObject | None = None) -> None:
        super().__init__(around, parent)
        self._desk = desk
        self.kept: Sequence[DraftView] = ()
        self.one, self.other = STORED, ON_DESK
        self.lines: list[Compared] = []
        self.told: list[str] = []
        self._loaded: dict[str, PlanDraft] = {}
        self._awake = False
        desk.plan_changed.connect(self._on_desk)

    @property
    def choices(self) -> list[tuple[str, str]]:
        """What can be compared: id and words."""
        zone = self._desk.storm.zone if self._desk.storm else ""
        named = [
            (one.draft_id, f"{one.name}, {day_and_time(one.changed_at, zone)}")
            for one in self.kept
        ]  # fmt: skip
        return [(ON_DESK, self.tr("On the desk now")), (STORED, self.tr("As stored")), *named]

    def wake(self, *, awake: bool) -> None:
        """Whether somebody looks: nothing is worked out before."""
        self._awake = awake
        if awake:
            self.reload()

    def reload(self) -> None:
        storm = self._desk.storm
        if storm is not None:
            self._read_kept(storm.storm_id)

    def show(self, *, one: str | None = None, other: str | None = None) -> None:
        """Which two to set side by side."""
        self.one, self.other = one or self.one, other or self.other
        self._compare()

    def keep(self, name: str) -> None:
        """Keeps the plan on the desk as it stands now, beside those kept before."""
        plan, storm = self._desk.plan, self._desk.storm
        if plan is None or storm is None:
            return
        copy = replace(plan, draft_id=self._desk.new_id())
        words = name.strip() or self.tr("Plan {number}").format(number=len(self.kept) + 1)
        self._db(
            lambda: self._desk.plans.keep(copy, words), lambda _: self._read_kept(storm.storm_id),
            self._on_refused,
        )  # fmt: skip

    def forget(self, draft_id: str) -> None:
        """Throws a kept plan away."""
        storm = self._desk.storm
        if storm is not None and draft_id in {one.draft_id for one in self.kept}:
            self._db(
                lambda: self._desk.plans.forget(draft_id), lambda _: self._read_kept(storm.storm_id),
                self._on_refused,
            )  # fmt: skip

    def take_up(self, key: str) -> None:
        """Puts one of the two on the desk; a step that can be taken back, stored by nobody yet."""
        plan = self._plan(key)
        if plan is not None and key != ON_DESK:
            words = dict(self.choices).get(key, "")
            self._desk.editor.put(self.tr("Took up {plan}").format(plan=words), plan)
            self.one, self.other = STORED, ON_DESK
            self._compare()

    def dispose(self) -> None:
        self._desk.plan_changed.disconnect(self._on_desk)
        super().dispose()

    def _read_kept(self, storm_id: str) -> None:
        self._db(lambda: self._desk.plans.drafts(storm_id), self._on_kept, self._on_refused)

    def _on_kept(self, kept: Sequence[DraftView]) -> None:
        self.kept = kept
        known = {ON_DESK, STORED, *(one.draft_id for one in kept)}
        self.one = self.one if self.one in known else STORED
        self.other = self.other if self.other in known else ON_DESK
        self._compare()

    def _on_desk(self) -> None:
        if self._awake:
            self._compare()

    def _compare(self) -> None:
        for key in (self.one, self.other):
            if self._plan(key) is None and key not in (ON_DESK, STORED):
                self._db(
                    lambda key=key: self._desk.plans.load(key),  # type: ignore[misc]
                    lambda plan, key=key: self._on_loaded(key, plan),  # type: ignore[misc]
                    self._on_refused,
                )
                return
        one, other = self._plan(self.one), self._plan(self.other)
        self.lines, self.told = [], []
        if one is not None and other is not None:
            self.lines, self.told = compared(one, other), told(one, other)
        self.changed.emit()

    def _on_loaded(self, key: str, plan: PlanDraft) -> None:
        self._loaded[key] = plan
        self._compare()

    def _plan(self, key: str) -> PlanDraft | None:
        if key == ON_DESK:
            return self._desk.plan
        if key == STORED:
            return self._desk.editor.stored
        return self._loaded.get(key)
