"""Every policy: who wins, who is told, and what does not depend on the order of arrival."""

import json
from dataclasses import dataclass
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.merge import RULES, Policy
from stormops_desktop.domain.merge.sets import set_change


@dataclass(frozen=True)
class Edit:
    value: Any
    hlc: int = 0
    writer: int = 0
    trusted: bool = True


@pytest.mark.parametrize("policy", Policy)
def test_equal_edits_agree(policy):
    value = '["a"]' if policy is Policy.SET else 5
    met = RULES.meet(policy, Edit(value, 9), Edit(value, 1))
    assert (met.value, met.accepted, met.lost, met.contested) == (value, True, False, False)


@pytest.mark.parametrize("policy", [Policy.SERVER, Policy.MANUAL, Policy.FIXED, Policy.FOLD])
def test_the_centres_value_stays_and_a_person_is_asked(policy):
    met = RULES.meet(policy, Edit("theirs", 1), Edit("mine", 99))
    assert (met.value, met.accepted, met.contested) == ("theirs", False, True)


def test_the_later_clock_wins_and_the_writer_breaks_ties():
    assert RULES.meet("lww", Edit("old", 5, 1), Edit("new", 6, 1)).value == "new"
    late = RULES.meet("lww", Edit("old", 5, 1), Edit("new", 4, 9))
    assert (late.value, late.lost, late.accepted) == ("old", True, False)
    assert RULES.meet("lww", Edit("a", 5, 1), Edit("b", 5, 2)).value == "b"
    assert RULES.meet("lww", Edit("a", 5, 2), Edit("b", 5, 1)).value == "a"


@pytest.mark.parametrize(("mine", "theirs"), [(True, False), (False, True), (False, False)])
def test_without_two_trusted_clocks_the_later_arrival_wins(mine, theirs):
    assert RULES.meet("lww", Edit("old", 500, 1, theirs), Edit("new", 4, 1, mine)).value == "new"


def test_extremes_ignore_absent_values():
    assert RULES.meet("max", Edit(None), Edit(3)).value == 3
    assert RULES.meet("min", Edit(2), Edit(None)).value == 2
    lower = RULES.meet("max", Edit(7), Edit(3))
    assert (lower.value, lower.lost) == (7, True)


def test_an_edit_that_saw_the_value_replaces_it_but_for_sets_extremes_and_fixed_fields():
    assert RULES.update("lww", 1, None) is None
    assert RULES.update("server", 1, 2) == RULES.update("manual", 1, 2) == 2
    assert RULES.update("max", 5, 2) == 5
    assert RULES.update("min", 5, 2) == 2
    assert RULES.update("fixed", "kept", "other") == "kept"
    assert RULES.update("fixed", None, "first") == "first"
    assert RULES.update("set", '["b"]', {"add": ["a"], "remove": ["b"]}) == '["a"]'


def test_a_set_change_carries_elements_of_any_shape():
    change = set_change([{"x": 1}, "b"], [{"x": 2}, "b"])
    assert json.loads(change) == {"add": [{"x": 2}], "remove": [{"x": 1}]}
    assert json.loads(RULES.update("set", '["b",{"x":1}]', change)) == ["b", {"x": 2}]


def test_an_unknown_policy_is_an_error_not_a_guess():
    with pytest.raises(ValueError, match="coin"):
        RULES.meet("coin", Edit(1), Edit(2))


edits = st.builds(Edit, st.integers(0, 5), st.integers(0, 20), st.integers(1, 3))


@given(
    policy=st.sampled_from(["lww", "max", "min"]),
    three=st.lists(edits, min_size=3, max_size=3, unique_by=lambda e: (e.hlc, e.writer)),
)
def test_trusted_merges_commute(policy, three):
    assert len({settled(policy, order) for order in permutations(three)}) == 1


def settled(policy, order):
    current = order[0]
    for incoming in order[1:]:
        met = RULES.meet(policy, current, incoming)
        # Two edits that agree leave the later of their clocks behind.
        stamp = max(current, incoming, key=lambda edit: (edit.hlc, edit.writer))
        current = Edit(met.value, stamp.hlc, stamp.writer)
    return current.value


letters = st.frozensets(st.sampled_from("abcdef"))


@given(before=letters, one=letters, two=letters)
def test_set_changes_that_do_not_touch_the_same_element_commute(before, one, two):
    first, second = change(before, one), change(before, two)
    touched = [set(c["add"]) | set(c["remove"]) for c in (first, second)]
    if touched[0] & touched[1]:
        return
    text = json.dumps(sorted(before))
    forth = RULES.update("set", RULES.update("set", text, first), second)
    back = RULES.update("set", RULES.update("set", text, second), first)
    assert forth == back


@given(before=letters, after=letters)
def test_a_set_change_leads_from_one_set_to_the_other(before, after):
    moved = RULES.update("set", json.dumps(sorted(before)), set_change(sorted(before), sorted(after)))
    assert set(json.loads(moved)) == after


def change(before, after):
    return json.loads(set_change(sorted(before), sorted(after)))
