"""What may go over a link that costs: the person's choice, what the system says, and the lane."""

import threading
from collections.abc import Callable
from dataclasses import replace

import msgspec

from stormops_desktop.services.errors import ServiceError
from stormops_desktop.services.office.models import LinkSays, ThriftChoice
from stormops_desktop.services.photos.lane import PhotoLane
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.office.settings import keep_setting, setting

KEPT_AS = "thrift"
MB = 1_000_000
LEAST_MB, MOST_MB = 1, 100_000
NOT_A_BUDGET = "A day's budget is between {least} and {most} MB. Nothing was changed."

SystemSays = Callable[[], bool | None]


class Thriftiness:
    """Keeps the choice on this laptop and has the lane of photos go by it.

    Args:
        system_says: whether the present link costs, None when the system does not know.
    """

    def __init__(self, work: Workplace, lane: PhotoLane, system_says: SystemSays) -> None:
        self._work, self._lane, self.system_says = work, lane, system_says
        self._anyway = threading.Event()
        with work.reading() as connection:
            kept = setting(connection, KEPT_AS)
        self.choice = msgspec.json.decode(kept, type=ThriftChoice) if kept else ThriftChoice()
        self._apply()

    def choose(self, choice: ThriftChoice) -> None:
        """Goes by another choice from now on, also after a restart.

        Raises:
            ServiceError: a budget that is none.
        """
        if not LEAST_MB <= choice.day_mb <= MOST_MB:
            raise ServiceError(NOT_A_BUDGET, least=LEAST_MB, most=MOST_MB)
        with self._work.writing() as connection:
            keep_setting(connection, KEPT_AS, msgspec.json.encode(choice).decode())
        self.choice = choice
        self._apply()

    def costs(self) -> bool:
        """Whether the present link is taken to cost. What nobody knows is taken to be free."""
        if self.choice.link is LinkSays.SYSTEM:
            return self.system_says() is True
        return self.choice.link is LinkSays.COSTS

    def send_anyway(self, anyway: bool) -> None:
        """Everything goes over whatever link there is, until it is taken back or the app is closed."""
        if anyway:
            self._anyway.set()
        else:
            self._anyway.clear()

    @property
    def sends_anyway(self) -> bool:
        return self._anyway.is_set()

    def holds_originals(self) -> bool:
        """Whether photos wait for another link just now."""
        return self._lane.thrift.holds_originals()

    def _apply(self) -> None:
        self._lane.thrift = replace(
            self._lane.thrift, metered=self.costs, anyway=self._anyway.is_set,
            day_bytes=self.choice.day_mb * MB, originals=not self.choice.wifi_only,
        )  # fmt: skip
