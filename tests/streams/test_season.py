"""A season in which everything dies now and then: nothing is lost, nothing counts twice."""

from random import Random

import pytest

from tests.streams.season_rig import season_rig

pytestmark = [pytest.mark.postgres, pytest.mark.broker, pytest.mark.e2e]
LAPTOPS, A_DAY = 50, 30


@pytest.mark.logs_warnings
@pytest.mark.parametrize(("durable", "days"), [(False, 80), (True, 40)], ids=["in memory", "durable"])
def test_what_laptops_pushed_is_what_the_windows_say(database, tmp_path, durable: bool, days: int) -> None:
    dice = Random(20)
    with season_rig(database, tmp_path, dice, durable=durable) as rig:
        before = rig.identity()
        rig.found(laptops=LAPTOPS, houses=60)
        rig.death_rate = 0.2
        for day in range(days):
            rig.upload(A_DAY)
            if dice.random() < 0.5:
                rig.carry()
            if dice.random() < 0.5:
                rig.take()
            if day % 20 == 10:
                rig.tell_again(100)
            if day == days // 2:
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
        assert (rig.identity() == before) is durable
        assert sum(n for counts in whole.windows.values() for n in counts.values()) > days * A_DAY
