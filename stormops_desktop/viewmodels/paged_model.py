"""A table model that is a window over a query: it holds a few pages and asks for the rest when shown."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from stormops_desktop.tasks.task import Runner, Task

Row = TypeVar("Row")
Row_co = TypeVar("Row_co", covariant=True)
Index = QModelIndex | QPersistentModelIndex

PAGE_ROWS = 200
KEPT_PAGES = 40  # 8,000 rows of a few hundred bytes
WANTED_PAGES = 4  # of a flick through the table only the last few matter

RowRole = int(Qt.ItemDataRole.UserRole) + 1
_TEXT = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
_SERVED = frozenset((_TEXT, _SPOKEN, _ALIGN, RowRole))


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: its title, its text, how it is read aloud, and the query's name for sorting by it."""

    title: str
    text: Callable[[Row], str]
    spoken: Callable[[Row], str] | None = None
    sort: str | None = None
    numeric: bool = False


class Source(Protocol[Row_co]):
    """A query. Both calls run in the database lane."""

    def count(self) -> int: ...
    def page(self, offset: int, limit: int) -> Sequence[Row_co]: ...


class PagedTableModel(QAbstractTableModel, Generic[Row]):
    """Serves rows by pages of 200. Old rows stay visible while their successors are read.

    Signals:
        settled: the first page of a new or refreshed query is in place.
        broke: a page could not be read; carries the exception.
    """

    settled = Signal()
    broke = Signal(object)

    def __init__(self, columns: Sequence[Column[Row]], runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._runner = runner
        self._source: Source[Row] | None = None
        self._count = 0
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()
        self._stale: set[int] = set()
        self._wanted: list[int] = []
        self._opening: Task | None = None
        self._fetching: Task | None = None
        self._in_flight = False

    def show(self, source: Source[Row]) -> None:
        """Another query: the table starts again at its first row once the answer is here."""
        self._open(source, self._replace)

    def refresh(self) -> None:
        """The same query again after a change: position and selection stay, rows change in place."""
        if self._source is not None:
            self._open(self._source, self._renew)

    def renew(self, source: Source[Row]) -> None:
        """As `refresh`, by a query that asks the same and knows a newer number of rows."""
        if self._source is None:
            self.show(source)
        else:
            self._source = source
            self._open(source, self._renew)

    def cancel(self) -> None:
        for task in (self._opening, self._fetching):
            if task is not None:
                task.cancel()

    def row(self, row: int) -> Row | None:
        """The row if its page is here; otherwise None, and the page is on its way."""
        number = row // PAGE_ROWS
        page = self._pages.get(number)
        if page is None or number in self._stale:
            self._want(number)
        if page is None or row % PAGE_ROWS >= len(page):
            return None
        self._pages.move_to_end(number)
        return page[row % PAGE_ROWS]

    def place_of(self, wanted: Callable[[Row], bool]) -> int | None:
        """Where a row stands now, if it is among those that are here and not out of date."""
        for number, page in self._pages.items():
            if number not in self._stale:
                for place, row in enumerate(page):
                    if wanted(row):
                        return number * PAGE_ROWS + place
        return None

    def column(self, section: int) -> Column[Row]:
        return self._columns[section]

    # What Qt asks.

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = _TEXT) -> Any:
        if role not in _SERVED or not index.isValid():
            return None
        column = self._columns[index.column()]
        if role == _ALIGN:
            return _side(column)
        row = self.row(index.row())
        if role == RowRole or row is None:
            return row if role == RowRole else "…"
        if role == _SPOKEN and column.spoken is not None:
            return column.spoken(row)
        return column.text(row)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _TEXT) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role not in _SERVED:
            return None
        column = self._columns[section]
        return _side(column) if role == _ALIGN else column.title

    # Pages.

    def _open(self, source: Source[Row], arrived: Callable[[Source[Row], int, Sequence[Row]], None]) -> None:
        if self._opening is not None:
            self._opening.cancel()

        def read() -> tuple[int, Sequence[Row]]:
            return source.count(), source.page(0, PAGE_ROWS)

        self._opening = self._runner.db(read, lambda found: arrived(source, *found), self.broke.emit)

    def _replace(self, source: Source[Row], count: int, first: Sequence[Row]) -> None:
        if self._fetching is not None:
            self._fetching.cancel()
        self._in_flight = False
        self.beginResetModel()
        self._source, self._count = source, count
        self._pages = OrderedDict({0: first} if count else {})
        self._stale, self._wanted = set(), []
        self.endResetModel()
        self.settled.emit()

    def _renew(self, source: Source[Row], count: int, first: Sequence[Row]) -> None:
        if source is not self._source:
            return
        self._resize(count)
        self._stale = set(self._pages)
        self._put(0, first)
        self.settled.emit()

    def _resize(self, count: int) -> None:
        """Rows come and go at the end; what stands where is told by dataChanged."""
        if count > self._count:
            self.beginInsertRows(QModelIndex(), self._count, count - 1)
            self._count = count
            self.endInsertRows()
        elif count < self._count:
            self.beginRemoveRows(QModelIndex(), count, self._count - 1)
            self._count = count
            self.endRemoveRows()
        self._changed(0, count - 1)

    def _want(self, number: int) -> None:
        if number in self._wanted:
            return
        self._wanted = [*self._wanted[-(WANTED_PAGES - 1) :], number]
        self._fetch_next()

    def _fetch_next(self) -> None:
        if self._in_flight or not self._wanted or self._source is None:
            return
        number, source = self._wanted[-1], self._source
        self._in_flight = True

        def arrived(rows: Sequence[Row]) -> None:
            self._fetched(number)
            self._put(number, rows)
            self._fetch_next()

        def failed(error: Exception) -> None:
            self._fetched(number)
            self.broke.emit(error)

        self._fetching = self._runner.db(lambda: source.page(number * PAGE_ROWS, PAGE_ROWS), arrived, failed)

    def _fetched(self, number: int) -> None:
        self._in_flight = False
        self._wanted = [wanted for wanted in self._wanted if wanted != number]

    def _put(self, number: int, rows: Sequence[Row]) -> None:
        self._pages[number] = rows
        self._pages.move_to_end(number)
        self._stale.discard(number)
        while len(self._pages) > KEPT_PAGES:
            self._pages.popitem(last=False)
        self._changed(number * PAGE_ROWS, min(self._count, (number + 1) * PAGE_ROWS) - 1)

    def _changed(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._columns) - 1))


def _side(column: Column[Any]) -> int:
    side = Qt.AlignmentFlag.AlignRight if column.numeric else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
