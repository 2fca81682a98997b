"""Whether the broker answers, for `/v1/health`."""

import time
from collections.abc import Callable, Mapping
from threading import Lock

from confluent_kafka import KafkaException
from confluent_kafka.admin import AdminClient

NONE, UP, DOWN = "none", "up", "down"
FRESH_S = 5.0
TIMEOUT_S = 2.0


class BrokerProbe:
    """Asks the broker for its topics, at most every few seconds. With no address the answer is "none"."""

    def __init__(
        self, bootstrap: str, settings: Mapping[str, str], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._bootstrap, self._settings, self._clock = bootstrap, settings, clock
        self._lock = Lock()
        self._state, self._asked_at = NONE, float("-inf")

    def state(self) -> str:
        """Blocking."""
        if not self._bootstrap:
            return NONE
        with self._lock:
            if self._clock() - self._asked_at > FRESH_S:
                self._state, self._asked_at = self._ask(), self._clock()
            return self._state

    def _ask(self) -> str:
        settings: dict[str, str | int | float | bool] = {
            "bootstrap.servers": self._bootstrap,
            "log_level": 0,
            **self._settings,
        }
        try:
            AdminClient(settings).list_topics(timeout=TIMEOUT_S)
        except KafkaException:
            return DOWN
        return UP
