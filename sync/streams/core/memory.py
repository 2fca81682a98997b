"""The states of a tenant in memory: for tests, and for a runner that keeps its states elsewhere."""

from collections.abc import Collection, Mapping

from sync.streams.core.houses import Action
from sync.streams.core.pipeline import Chain, Changes, House, Window
from sync.streams.core.shapes import WINDOW_MS
from sync.streams.core.windows import WindowRow, counts_of, revision_of


class MemoryStates:
    """What `pipeline.States` asks for.

    Attributes:
        told: every revision of every window.
    """

    def __init__(self) -> None:
        self.row_states: dict[str, bytes] = {}
        self.window_states: dict[Window, bytes] = {}
        self.house_states: dict[House, bytes] = {}
        self.chains: dict[Chain, tuple[int, int]] = {}
        self.told: list[WindowRow] = []
        self.actions: list[Action] = []
        self._newest = 0

    def rows(self, row_ids: Collection[str]) -> Mapping[str, bytes]:
        return {key: self.row_states[key] for key in row_ids if key in self.row_states}

    def windows(self, wanted: Collection[Window]) -> Mapping[Window, bytes]:
        return {key: self.window_states[key] for key in wanted if key in self.window_states}

    def houses(self, wanted: Collection[House]) -> Mapping[House, bytes]:
        return {key: self.house_states[key] for key in wanted if key in self.house_states}

    def due(self, watermark: int) -> Mapping[Window, bytes]:
        return {
            window: state
            for window, state in self.window_states.items()
            if window[1] + WINDOW_MS <= watermark and not revision_of(state)
        }

    def newest(self) -> int:
        return self._newest

    def save(self, changes: Changes) -> None:
        self.row_states |= changes.rows
        self.window_states |= changes.windows
        self.house_states |= changes.houses
        for step, (times, cents) in changes.chains.items():
            was = self.chains.get(step, (0, 0))
            self.chains[step] = (was[0] + times, was[1] + cents)
        self.told += changes.told
        self.actions += changes.actions
        self._newest = changes.newest

    def counts(self) -> dict[Window, dict[str, int]]:
        """Counts of every window that has any, open ones too."""
        found = {window: counts_of(state) for window, state in self.window_states.items()}
        return {window: counts for window, counts in found.items() if counts}

    def transitions(self) -> dict[Chain, tuple[int, int]]:
        """The chain counts without what came to nothing."""
        return {step: told for step, told in self.chains.items() if told != (0, 0)}
