"""Nothing that an op contains can stop the ones behind it, on either store."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync.contracts.entities import ALL, BY_NAME
from sync.contracts.messages import Push
from sync.contracts.ops import Kind, Op, Quality
from tests.helpers.centre import Centre

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | st.sampled_from(
        ["assigned", "completed", "[]", "{}", "2024-01-01"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=4,
)  # fmt: skip


@st.composite
def strange_ops(draw: st.DrawFn) -> tuple[str, Kind, str, dict[str, Any], Quality]:
    """Ops of every kind on rows that exist and rows that do not, with values of any type."""
    entity = BY_NAME[draw(st.sampled_from([entity.name for entity in ALL]))]
    names = [*entity.names, "event_id", "from", "to", "happened_at", "redacted_at"]
    fields = draw(st.dictionaries(st.sampled_from(names), JSON, max_size=6))
    name = draw(st.sampled_from(["job_a", "house_a", "route_a", "stop_a", "roof_a", "storm", "", "new"]))
    return entity.name, draw(st.sampled_from(list(Kind))), name, fields, draw(st.sampled_from(list(Quality)))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(strange_ops(), min_size=1, max_size=8))
def test_nothing_strange_stops_the_batch(centre: Centre, strange: list[Any]) -> None:
    """Each op gets a verdict, an honest one behind them is applied, and every reader still adds up."""
    planner = centre.laptop("admin")
    planner.pull()
    chain = planner.chain
    ops = []
    for entity, kind, name, fields, quality in strange:
        key = name if name == "" else centre.ids.get(name) or centre.uuid()
        op_id = centre.uuid() if quality is not Quality.ESTIMATED else f"not an id \x00 {centre.uuid()}"
        ops.append(Op(op_id, kind, entity, key, fields, planner.cursor, 1 << 56, quality))
    honest = centre.note(planner, centre.ids["job_a"])
    assert planner.verdict(*ops, honest) is None
    planner.pull()
    planner.assert_whole()
    again = centre.hub.sync(planner.principal, planner.request(Push(1, chain, (*ops, honest))))
    assert len(again.verdicts) == len(ops) + 1
