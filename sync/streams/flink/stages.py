"""The stages of `sync.streams.core` as functions of Flink: it keeps their states and calls them by key."""

from collections.abc import Iterator
from typing import Any

import msgspec
from pyflink.common import Types
from pyflink.datastream import KeyedProcessFunction, OutputTag, RuntimeContext
from pyflink.datastream.state import ValueStateDescriptor

from sync.contracts.events.envelope import Event
from sync.streams.core.houses import ChainDelta, alerts, visit, waiting_since
from sync.streams.core.rows import absorb
from sync.streams.core.shapes import WINDOW_MS, Delta, TouchChange
from sync.streams.core.windows import apply_deltas, revision_of, settle
from sync.streams.flink.results import ActionTold, ChainTold, Told, WaitingTold, WindowTold

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
    """Keyed by house: changes of touches become deltas of chains; findings of the guardrails go aside."""

    def open(self, runtime_context: RuntimeContext) -> None:
        self._house = _state(runtime_context, "house")

    def process_element(self, value: TouchChange, ctx: Any) -> Iterator[Any]:
        del ctx
        state, deltas, actions = visit(self._house.value(), value)
        self._house.update(state)
        yield from deltas
        yield from ((ACTIONS, ActionTold(action)) for action in actions)
        # Each time, changed or not: after a restart the last word has to be that of what was heard again.
        touch_id, since = waiting_since(state) or ("", 0)
        yield ACTIONS, WaitingTold(value.tenant_id, value.storm_id, value.property_id, touch_id, since)


class ChainStage(KeyedProcessFunction):
    """Keyed by transition: sums, told once a breath however many paths changed in it."""

    def open(self, runtime_context: RuntimeContext) -> None:
        self._sums = _state(runtime_context, "sums")

    def process_element(self, value: ChainDelta, ctx: Any) -> Iterator[Told]:
        state = self._sums.value()
        times, cents = msgspec.msgpack.decode(state) if state is not None else (0, 0)
        self._sums.update(msgspec.msgpack.encode((times + value.times, cents + value.value_cents)))
        _call_back(ctx)
        yield from ()  # what it tells comes with the timer

    def on_timer(self, timestamp: int, ctx: Any) -> Iterator[Told]:
        del timestamp
        tenant_id, storm_id, level, came_from, to = ctx.get_current_key()
        times, cents = msgspec.msgpack.decode(self._sums.value())
        yield ChainTold(tenant_id, storm_id, level, came_from, to, times, cents)


def _call_back(ctx: Any) -> None:
    """Soon; and at the end of a bounded run, when timers of the wall clock no longer come."""
    timers = ctx.timer_service()
    timers.register_processing_time_timer((timers.current_processing_time() // BREATH_MS + 1) * BREATH_MS)
    timers.register_event_time_timer(THE_END)
