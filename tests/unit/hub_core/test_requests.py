"""Requests that cannot be served as a whole: nothing of them is taken."""

import uuid

import pytest

from stormops_desktop.domain.merge import RULES
from sync.contracts.chain import START
from sync.contracts.errors import ProblemType
from sync.contracts.messages import Push, SyncRequest
from sync.hub.core import Hub, HubProblem, Principal
from sync.hub.core.envelope import MOST_OPS
from sync.hub.core.errors import TryAgain
from sync.hub.stores.memory import MemoryStore
from tests.helpers.centre import Centre, Laptop


def refused(laptop: Laptop, **changed: object) -> ProblemType:
    """The problem that answers a request changed like this."""
    request = {"device": laptop.device, "incarnation": 1, **changed}
    with pytest.raises(HubProblem) as raised:
        laptop.centre.hub.sync(laptop.principal, SyncRequest(**request))  # type: ignore[arg-type]
    return raised.value.problem.type


@pytest.mark.parametrize("changed", [
    {"device": "x"}, {"device": "0190A000-0000-7000-8000-000000000000"}, {"incarnation": 0},
    {"incarnation": 1 << 31}, {"cursor": -1}, {"push": Push(1, START, ())},
])  # fmt: skip
def test_malformed_requests(centre: Centre, changed: dict[str, object]) -> None:
    assert refused(centre.laptop(), **changed) is ProblemType.BAD_REQUEST


def test_numbers_begin_at_one(centre: Centre) -> None:
    laptop = centre.laptop()
    push = Push(0, START, (centre.note(laptop, centre.ids["job_a"]),))
    assert refused(laptop, push=push) is ProblemType.BAD_REQUEST


def test_a_batch_has_a_limit(centre: Centre) -> None:
    laptop = centre.laptop()
    push = Push(1, START, (centre.note(laptop, centre.ids["job_a"]),) * (MOST_OPS + 1))
    assert refused(laptop, push=push) is ProblemType.PAYLOAD_TOO_LARGE


def test_a_first_batch_has_the_first_chain(centre: Centre) -> None:
    laptop = centre.laptop()
    push = Push(1, "f" * 32, (centre.note(laptop, centre.ids["job_a"]),))
    assert refused(laptop, push=push) is ProblemType.DEVICE_FORKED


@pytest.mark.parametrize(
    ("after", "suffix"), [("jobs", ""), ("jobs:x", ""), ("", "0"), ("", "GG"), ("", "000")]
)
def test_malformed_places(centre: Centre, after: str, suffix: str) -> None:
    with pytest.raises(HubProblem) as raised:
        centre.hub.snapshot(centre.laptop().principal, "t", after, 10, suffix)
    assert raised.value.problem.type is ProblemType.BAD_REQUEST


def test_a_company_that_is_not_kept_here(centre: Centre) -> None:
    laptop = centre.laptop()
    laptop.principal = Principal(str(uuid.uuid4()), laptop.principal.account_id, "planner")
    assert refused(laptop) is ProblemType.FORBIDDEN


class Meeting(MemoryStore):
    """A store whose first transactions meet others."""

    meets = 0

    def push(self, principal: Principal, device: str):  # type: ignore[no-untyped-def]
        if self.meets:
            self.meets -= 1
            raise TryAgain
        return super().push(principal, device)


@pytest.mark.parametrize(("meets", "served"), [(4, True), (5, False)])
def test_transactions_that_met_are_tried_again_a_few_times(meets: int, served: bool) -> None:
    store = Meeting()
    store.add_tenant("tenant", "epoch-1")
    centre = Centre(store, "tenant")
    centre.hub = Hub(store, RULES, centre.clock)
    laptop = centre.laptop()
    store.meets = meets
    house = centre.house(laptop)
    if served:
        assert laptop.verdict(house) is None
    else:
        assert refused(laptop, push=Push(1, START, (house,))) is ProblemType.UNAVAILABLE
