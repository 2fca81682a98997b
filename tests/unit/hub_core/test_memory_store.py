"""The store in memory breaks where a real one does: before the commit, after it, by going back."""

import pytest

from sync.contracts.chain import START
from sync.contracts.errors import ProblemType
from sync.contracts.messages import Push
from sync.contracts.ops import VerdictKind
from sync.hub.core import HubProblem
from sync.hub.stores.memory import MemoryStore
from tests.helpers.centre import Centre


class PowerCutError(Exception):
    """The centre fell over here."""


def _cut_at(point: str, store: MemoryStore) -> None:
    def fault(at: str) -> None:
        if at == point:
            store.fault = lambda _at: None
            raise PowerCutError

    store.fault = fault


@pytest.mark.parametrize(("point", "kept"), [("before-commit", False), ("after-commit", True)])
def test_a_crash_keeps_all_or_nothing(centre: Centre, point: str, kept: bool) -> None:
    assert isinstance(centre.store, MemoryStore)
    crew, job = centre.laptop("crew", centre.crew_a), centre.ids["job_a"]
    crew.pull()
    ops = (centre.note(crew, job), centre.step(crew, job, "assigned", "on_site"))
    before = centre.store.backup(centre.tenant_id)
    _cut_at(point, centre.store)
    with pytest.raises(PowerCutError):
        crew.push(*ops)
    state = centre.store.tenant(centre.tenant_id)
    assert state.rev == before.rev + kept
    assert len(state.log) == len(before.log) + 2 * kept
    assert (state.rows == before.rows, state.digests == before.digests) == (not kept, not kept)
    answer = centre.hub.sync(crew.principal, crew.request(Push(1, START, ops)))
    assert [v.kind for v in answer.verdicts] == [VerdictKind.DUPLICATE] * 2 * kept
    crew.pull()
    crew.assert_whole()


def test_a_restored_centre_has_another_epoch(centre: Centre) -> None:
    assert isinstance(centre.store, MemoryStore)
    planner = centre.laptop()
    planner.pull()
    backup = centre.store.backup(centre.tenant_id)
    note = centre.note(planner, centre.ids["job_a"])
    planner.push(note)
    planner.pull()
    centre.store.restore(centre.tenant_id, backup, "epoch-2")
    with pytest.raises(HubProblem) as raised:
        planner.pull()
    assert (raised.value.problem.type, raised.value.problem.epoch) == (ProblemType.EPOCH_CHANGED, "epoch-2")
    fresh = centre.laptop()
    fresh.pull()
    assert fresh.row("notes", note.key) is None
    fresh.assert_whole()
