"""The stops of a crew's day as a list model."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from stormops_desktop.services.models import Stop
from stormops_desktop.viewmodels.crew.asked_words import AskedNow
from stormops_desktop.viewmodels.words import outcome_word, status_word, tier_word

Index = QModelIndex | QPersistentModelIndex

StopRole = int(Qt.ItemDataRole.UserRole) + 1
_TEXT = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


class StopListModel(QAbstractListModel):
    """Stops in route order. A route has at most 50, so all of them are here."""

    def __init__(self) -> None:
        super().__init__()
        self._stops: tuple[Stop, ...] = ()
        self._hour: Callable[[int], str] = lambda _at: ""
        self._route: Callable[[Stop], str] = lambda _stop: ""
        self._mark: Callable[[Stop], str] = lambda _stop: ""
        self._asked: Callable[[Stop], AskedNow] = lambda _stop: AskedNow()
        self.several_routes = False

    def replace(self, stops: Sequence[Stop]) -> None:
        """The same jobs in the same order change in place, so that selection and scroll position stay."""
        fresh = tuple(stops)
        self.several_routes = len({stop.route_id for stop in fresh}) > 1
        if [stop.job_id for stop in fresh] == [stop.job_id for stop in self._stops]:
            self._stops = fresh
            self.tell_time()
            return
        self.beginResetModel()
        self._stops = fresh
        self.endResetModel()

    def tell_hour(self, hour: Callable[[int], str]) -> None:
        """How appointments are said."""
        self._hour = hour

    def tell_route(self, route: Callable[[Stop], str], mark: Callable[[Stop], str]) -> None:
        """How it is said that a route is not simply this day's, in words and in one word."""
        self._route, self._mark = route, mark

    def tell_asked(self, asked: Callable[[Stop], AskedNow]) -> None:
        """How it is said what is asked of a visit."""
        self._asked = asked

    def tell_time(self) -> None:
        """The same stops at a later hour."""
        if self._stops:
            self.dataChanged.emit(self.index(0), self.index(len(self._stops) - 1))

    def asked(self, stop: Stop) -> AskedNow:
        """What is asked of the stop's visit, as it stands now."""
        return self._asked(stop)

    def mark(self, stop: Stop) -> str:
        """One word for a route that is not simply this day's; "" where there is one route only."""
        return self._mark(stop) if self.several_routes else ""

    def route(self, stop: Stop) -> str:
        """The stop's route: its name, and that it has begun, is overdue or for another day."""
        return " · ".join(part for part in (stop.route_name, self._route(stop)) if part)

    def appointment(self, stop: Stop) -> str:
        """The stop's appointment in words, "" for none."""
        return "" if stop.scheduled_at is None else self._hour(stop.scheduled_at)

    def stop(self, row: int) -> Stop:
        return self._stops[row]

    def row_of(self, job_id: str) -> int:
        """-1 when the job is not in the list."""
        return next((row for row, stop in enumerate(self._stops) if stop.job_id == job_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._stops)

    def data(self, index: Index, role: int = _TEXT) -> Any:
        if not index.isValid() or role not in (_TEXT, _SPOKEN, StopRole):
            return None
        stop = self._stops[index.row()]
        if role == StopRole:
            return stop
        if role == _TEXT:
            return stop.address
        route = self.route(stop) if self.several_routes else ""
        return spoken_stop(stop, self.appointment(stop), route, self.asked(stop).line)


def spoken_stop(stop: Stop, appointment: str = "", route: str = "", asked: str = "") -> str:
    """One stop as a screen reader says it."""
    words = QCoreApplication.translate(
        "stops", "Stop {number}, {address}, {city} {zip}, {state}, {tier}"
    ).format(
        number=stop.sequence,
        address=stop.address,
        city=stop.city,
        zip=stop.zip_code,
        state=stop_state(stop),
        tier=tier_word(stop.tier),
    )
    if route:
        words += ", " + route
    if appointment:
        words += ", " + QCoreApplication.translate("stops", "appointment {when}").format(when=appointment)
    if asked:
        words += ", " + asked
    if stop.needs_you:
        return words + ", " + QCoreApplication.translate("stops", "needs you")
    if stop.pending:
        return words + ", " + QCoreApplication.translate("stops", "only on this machine")
    return words


def stop_state(stop: Stop) -> str:
    """The outcome once there is one, else the status."""
    return outcome_word(stop.outcome) if stop.outcome else status_word(stop.status)
