"""A list that is longer than a transaction comes in whole, and goes on where it was cut."""

from typing import Any

import pytest

from stormops_desktop.services.errors import StoreTrouble
from stormops_desktop.services.identity import verbs
from stormops_desktop.services.identity.desk import IdentityDesk
from stormops_desktop.services.workplace import Workplace
from tests.unit.services.identity.conftest import told


def test_a_cut_list_is_finished_by_bringing_it_again(
    desk: IdentityDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verbs, "AT_ONCE", 3)
    people = [told(str(n), name=f"Person {n}", email=f"p{n}@mail.example") for n in range(10)]
    real, left = Workplace.capture_groups, [2]

    def full_disk(self: Workplace, groups: Any) -> Any:
        if not left[0]:
            raise StoreTrouble("The disk is full.")
        left[0] -= 1
        return real(self, groups)

    monkeypatch.setattr(Workplace, "capture_groups", full_disk)
    with pytest.raises(StoreTrouble):
        desk.verbs.take_in(people)
    assert desk.graph.overview().records == 6
    left[0] = 99
    report, changes = desk.verbs.take_in(people)
    assert (report.records, report.unchanged, desk.graph.overview().records) == (4, 6, 10)
    assert len(changes.touched.rows["identity_nodes"] or ()) == 4
