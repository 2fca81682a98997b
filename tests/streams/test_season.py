"""A season in which everything dies now and then: nothing is lost, nothing counts twice."""

from random import Random

import pytest

from tests.streams.season_rig import season_rig

pytestmark = [pytest.mark.postgres, pytest.mark.broker, pytest.mark.e2e]
EVENTS, LAPTOPS, A_DAY = 2_400, 50, 30


@pytest.mark.logs_warnings
def test_what_laptops_pushed_is_what_the_windows_say(database, tmp_path) -> None:
    dice = Random(20)
    with season_rig(database, tmp_path, dice) as rig:
        rig.found(laptops=LAPTOPS, houses=60)
        rig.death_rate = 0.2
        for day in range(EVENTS // A_DAY):
            rig.upload(A_DAY)
            if dice.random() < 0.5:
                rig.carry()
            if dice.random() < 0.5:
                rig.take()
            if day % 20 == 10:
                rig.tell_again(100)
            if day == 40:
                rig.carry()
                rig.kill_broker()
        rig.upload(A_DAY)
        while rig.carry() or rig.relay_behind():
            pass
        died, rig.death_rate = rig.deaths, 1.0
        while rig.deaths == died:
            rig.take()
        rig.settle()
        whole = rig.batch()
        assert rig.stored() == whole
        assert sum(n for counts in whole.windows.values() for n in counts.values()) > EVENTS
