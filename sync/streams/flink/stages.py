"""The stages of `sync.streams.core` as functions of Flink: it keeps their states and calls them by key."""

from collections.abc import Iterator
from typing import Any

from pyflink.common import Types
from pyflink.datastream import KeyedProcessFunction, OutputTag, RuntimeContext
from pyflink.datastream.state import ValueStateDescriptor

from sync.contracts.events.envelope import Event
from sync.streams.core.houses import alerts, visit
from sync.streams.core.rows import absorb
from sync.streams.core.shapes import WINDOW_MS, Delta, TouchChange
from sync.streams.core.windows import apply_deltas, revision_of, settle
from sync.streams.flink.results import ActionTold, Told, WindowTold, house_told

PICKLED = Types.PICKLED_BYTE_ARRAY()
TOUCHES = OutputTag("touches", PICKLED)
ACTIONS = OutputTag("actions", PICKLED)
# After the last event of a bounded run the watermark passes this; a live run never comes here.
THE_END = (1 << 62) - 1
BREATH_MS = 500


def _state(context: RuntimeContext, name: str) -> Any:
    return context.get_state(ValueStateDescriptor(name, PICKLED))


class RowStage(KeyedProcessFunction):
    """Keyed by row: an event becomes deltas of windows; changes of touches go aside."""

    def open(self, runtime_context: RuntimeContext) -> None:
        self._row = _state(runtime_context, "row")

    def process_element(self, value: Event, ctx: Any) -> Iterator[Any]:
        del ctx
        before = self._row.value()
        after, effects = absorb(before, value)
        if after is not None and after is not before:
            self._row.update(after)
            yield from effects.deltas
            yield from ((TOUCHES, touch) for touch in effects.touches)
            yield from ((ACTIONS, ActionTold(one)) for fact in effects.facts for one in alerts(fact))


class WindowStage(KeyedProcessFunction):
    """Keyed by (tenant, storm, window): told when the watermark passes its end, and when it changes after."""

    def open(self, runtime_context: RuntimeContext) -> None:
        self._window = _state(runtime_context, "window")
        self._changed = _state(runtime_context, "changed")

    def process_element(self, value: Delta, ctx: Any) -> Iterator[Told]:
        state = apply_deltas(self._window.value(), [value])
        self._window.update(state)
        self._changed.update(1)
        end = value.start + WINDOW_MS
        if ctx.timer_service().current_watermark() < end:
            ctx.timer_service().register_event_time_timer(end)
        elif revision_of(state):
            # Told already: what came late corrects it, together with what comes in the same breath.
            _call_back(ctx)
        else:
            yield from self._tell(ctx)

    def on_timer(self, timestamp: int, ctx: Any) -> Iterator[Told]:
        del timestamp
        yield from self._tell(ctx)

    def _tell(self, ctx: Any) -> Iterator[Told]:
        if not self._changed.value():  # told by an earlier timer
            return
        tenant_id, storm_id, start = ctx.get_current_key()
        watermark = ctx.timer_service().current_watermark()
        state, row = settle(self._window.value(), tenant_id, storm_id, start, watermark, changed=True)
        if row is None:
            # A restored job calls back before its watermark is where it was: wait for that.
            ctx.timer_service().register_event_time_timer(start + WINDOW_MS)
            return
        self._window.update(state)
        self._changed.clear()
        yield WindowTold(row)


class HouseStage(KeyedProcessFunction):
    """Keyed by house: changes of touches become its path as a whole; findings of the guardrails with it."""

    def open(self, runtime_context: RuntimeContext) -> None:
        self._house = _state(runtime_context, "house")

    def process_element(self, value: TouchChange, ctx: Any) -> Iterator[Told]:
        del ctx
        state, _, actions = visit(self._house.value(), value)
        self._house.update(state)
        yield from map(ActionTold, actions)
        # Each time, changed or not: after a restart the last word has to be that of what was heard again.
        yield house_told(value.tenant_id, value.storm_id, value.property_id, state)


def _call_back(ctx: Any) -> None:
    """Soon; and at the end of a bounded run, when timers of the wall clock no longer come."""
    timers = ctx.timer_service()
    timers.register_processing_time_timer((timers.current_processing_time() // BREATH_MS + 1) * BREATH_MS)
    timers.register_event_time_timer(THE_END)
