"""Two planners offline decide one storm by different modes: the second hears at once that theirs is out."""

from collections.abc import Callable

import pytest

from stormops_desktop.domain.targeting.vocabulary import PolicyMode
from stormops_desktop.services.targeting import policy_desk
from stormops_desktop.services.targeting.models import DecisionFilter, PolicyWishes
from stormops_desktop.services.targeting.ports import Policy
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind
from tests.helpers import play_storm as p
from tests.helpers.desktops import Laptop, laptops
from tests.helpers.hub import HubAtHand

__all__ = ["laptops"]
pytestmark = pytest.mark.postgres


def policy(laptop: Laptop) -> Policy:
    targeting = laptop.desktop.services().targeting
    assert targeting is not None
    return targeting.policy


def test_a_run_that_the_office_did_not_take_is_said_where_one_decides(
    hub_app: HubAtHand, laptops: Callable[..., Laptop], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(policy_desk, "TOGETHER", 2)  # so that a run of five decisions is three groups
    one, other = laptops(), laptops()
    one.sign_in(hub_app.ours.people["planner"])
    lines: list[p.Line] = [p.storm_line()]
    for n in range(1, 6):
        lines += [*p.house_lines(n), p.uplift_line(n, 0.12 + n / 50)]
    one.capture(*[Draft(Kind.ADD, entity, row, fields) for entity, row, fields in lines])
    assert one.sync().problem == ""
    other.sign_in(hub_app.ours.people["manager"])
    assert other.sync().problem == ""
    policy(one).run(p.STORM, PolicyWishes(PolicyMode.MODERATE))
    policy(other).run(p.STORM, PolicyWishes(PolicyMode.AGGRESSIVE))
    one.sync()
    other.sync()
    assert policy(one).state(p.STORM).refused == ""
    said = policy(other).state(p.STORM).refused
    assert said.startswith(
        "The office did not take this computer's run of the policy, as the storm is decided"
    )
    assert "decided by the mode moderate" in said
    assert "5 decisions count nowhere" in said
    status = other.desktop.services().sync
    assert [(one.title, one.can_resend) for one in status.inbox()] == [("New policy run with 5 parts", True)]
    status.take_theirs(status.inbox()[0].item_id, "They were first")
    assert policy(other).state(p.STORM).refused == ""
    assert policy(other).count(DecisionFilter(p.STORM)) == 5
    assert {line.mode for line in policy(other).page(DecisionFilter(p.STORM), 0, 9)} == {"moderate"}
