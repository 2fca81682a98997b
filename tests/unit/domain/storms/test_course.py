"""A storm's course: forward, with ways back that don't unlock its treatment rule."""

import pytest

from stormops_desktop.domain.storms.course import Hindrance, hindrance, is_taken_back, steps_from
from stormops_desktop.domain.storms.vocabulary import StormStatus
from stormops_desktop.domain.targeting.mode_lock import is_locked

ROLES = ("crew", "planner", "manager", "admin")


@pytest.mark.parametrize(
    ("now", "then", "decided", "role", "why"),
    [
        ("planning", "active", False, "planner", None),
        ("planning", "active", True, "crew", Hindrance.ROLE),
        ("planning", "completed", False, "admin", Hindrance.NO_STEP),
        ("active", "planning", False, "planner", None),
        ("active", "planning", True, "admin", Hindrance.DECIDED),
        ("active", "completed", True, "planner", Hindrance.ROLE),
        ("active", "completed", True, "manager", None),
        ("active", "archived", True, "admin", Hindrance.NO_STEP),
        ("completed", "active", True, "manager", None),
        ("archived", "planning", False, "planner", None),
        ("archived", "planning", True, "admin", Hindrance.DECIDED),
        ("archived", "completed", True, "manager", None),
        ("archived", "completed", False, "manager", Hindrance.UNDECIDED),
        ("active", "active", True, "crew", None),
    ],
)
def test_who_may_take_which_step(
    now: str, then: str, decided: bool, role: str, why: Hindrance | None
) -> None:
    assert hindrance(now, then, decided=decided, role=role) is why


@pytest.mark.parametrize("start", StormStatus)
def test_no_way_round_the_lock(start: StormStatus) -> None:
    """From an active storm with decisions no steps lead to where its mode is free and it can be run."""
    reached, waiting = {StormStatus.ACTIVE}, [StormStatus.ACTIVE]
    while waiting:
        for then in steps_from(waiting.pop(), decided=True):
            if then not in reached:
                reached.add(then)
                waiting.append(then)
    assert StormStatus.PLANNING not in reached
    assert is_locked(StormStatus.ACTIVE, ["moderate"])
    assert steps_from(start, decided=True)


def test_an_activation_is_taken_back_only_while_nobody_was_decided_about() -> None:
    assert is_taken_back("planning", "active", decided=False, role="planner")
    assert not is_taken_back("planning", "active", decided=True, role="admin")
    assert is_taken_back("active", "completed", decided=True, role="manager")


def test_crews_take_no_step() -> None:
    for now in StormStatus:
        for decided in (True, False):
            for then in steps_from(now, decided=decided):
                assert hindrance(now, then, decided=decided, role="crew") is Hindrance.ROLE
