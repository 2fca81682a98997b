"""Ops that say nothing sayable are refused one by one."""

from typing import Any

import pytest

from sync.contracts.errors import ProblemType
from sync.contracts.ops import Kind, Op
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
