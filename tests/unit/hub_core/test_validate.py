"""Ops that say nothing sayable are refused one by one; nothing they contain can stop the ones behind them."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync.contracts.entities import ALL, BY_NAME
from sync.contracts.errors import ProblemType
from sync.contracts.ops import Kind, Op, Quality
from tests.helpers.centre import Centre

BAD_SETS: list[tuple[str, str, dict[str, Any]]] = [
    ("jobs", "job_a", {}),
    ("jobs", "job_a", {"no_such_field": 1}),
    ("jobs", "job_a", {"status": "completed"}),
    ("jobs", "job_a", {"completed_at": 5}),
    ("jobs", "job_a", {"outcome": "sold"}),
    ("jobs", "job_a", {"outcome": ["built"]}),
    ("jobs", "job_a", {"service_min": "30"}),
    ("jobs", "job_a", {"service_min": True}),
    ("jobs", "job_a", {"service_min": 1 << 63}),
    ("jobs", "job_a", {"scheduled_at": 1 << 60}),
    ("jobs", "job_a", {"outcome_reason": "x" * 20_001}),
    ("jobs", "job_a", {"outcome_reason": "nul \x00 byte"}),
    ("jobs", "job_a", {"route_id": "not-an-id"}),
    ("jobs", "job_a", {"route_id": "0190A000-0000-7000-8000-000000000000"}),
    ("properties", "house_a", {"address": None}),
    ("properties", "house_a", {"latitude": 91.0}),
    ("properties", "house_a", {"latitude": 0, "longitude": 0.0}),
    ("properties", "house_a", {"risk_score": float("inf")}),
    ("properties", "house_a", {"customer_since": "2024-02-30"}),
    ("properties", "house_a", {"customer_since": "20240201"}),
    ("job_events", "job_a", {"reason": "x"}),
]


@pytest.mark.parametrize(("entity", "name", "fields"), BAD_SETS)
def test_unsayable_edits(centre: Centre, entity: str, name: str, fields: dict[str, Any]) -> None:
    planner = centre.laptop()
    verdict = planner.verdict(planner.op(Kind.SET, entity, centre.ids[name], fields=fields))
    assert verdict is not None
    assert verdict.problem == ProblemType.OP_INVALID


@pytest.mark.parametrize(("fields", "sound"), [
    ({"areas": '{"add":["x"],"remove":[]}'}, True), ({"areas": {"add": ["x"]}}, True),
    ({"areas": "[1]"}, True), ({"areas": None}, True), ({"areas": "5"}, False),
    ({"areas": '{"plus":[]}'}, False),
    ({"areas": '{"add":5}'}, False), ({"areas": "[" * 5_000}, False), ({"extra": '{"a":NaN}'}, False),
    ({"extra": '"\\u0000"'}, False), ({"extra": '{"a":1}'}, True), ({"extra": {"a": 1}}, False),
])  # fmt: skip
def test_documents(centre: Centre, fields: dict[str, Any], sound: bool) -> None:
    planner = centre.laptop()
    claim = centre.add(planner, "claim_intel", job_id=centre.ids["job_a"])
    planner.push(claim)
    planner.pull()
    assert (planner.verdict(centre.set(planner, "claim_intel", claim.key, **fields)) is None) == sound


@pytest.mark.parametrize("change", [
    {"id": "x"}, {"key": "x"}, {"entity": "accounts"}, {"base": -1}, {"hlc": -1}, {"hlc": 1 << 70},
    {"version": 99}, {"group": "\x00"}, {"kind": Kind.DELETE}, {"kind": Kind.REDACT}, {"kind": Kind.ADD},
    {"kind": Kind.TRANSITION},
])  # fmt: skip
def test_unsayable_envelopes(centre: Centre, change: dict[str, Any]) -> None:
    planner = centre.laptop()
    whole = {"id": centre.uuid(), "kind": Kind.SET, "entity": "jobs", "key": centre.ids["job_a"],
             "fields": {"outcome": "built"}, "base": 1, "hlc": 1, **change}  # fmt: skip
    note = centre.note(planner, centre.ids["job_a"])
    answer = planner.push(Op(**whole), note)
    assert [(v.n, v.problem) for v in answer.verdicts] == [(1, ProblemType.OP_INVALID)]


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


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(strange_ops(), min_size=1, max_size=8))
def test_nothing_strange_stops_the_batch(centre: Centre, strange: list[Any]) -> None:
    """Each op gets a verdict, an honest one behind them is applied, and every reader still adds up."""
    planner = centre.laptop("admin")
    planner.pull()
    ops = []
    for entity, kind, name, fields, quality in strange:
        key = name if name == "" else centre.ids.get(name) or centre.uuid()
        ops.append(Op(centre.uuid(), kind, entity, key, fields, planner.cursor, 1 << 56, quality))
    honest = centre.note(planner, centre.ids["job_a"])
    assert planner.verdict(*ops, honest) is None
    planner.pull()
    planner.assert_whole()
