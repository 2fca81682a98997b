"""Houses without a route and why, as a list: by reason, each one to be opened or taken in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from stormops_desktop.domain.routing.plans.draft import LeftOutHouse
from stormops_desktop.domain.routing.plans.left_out import HELD, UNPLANNED, WORDS
from stormops_desktop.viewmodels.moments import whole
from stormops_desktop.viewmodels.said import say

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex
MOST_ROWS = 2_000  # of a list that a person reads; the count beside it is whole
NOTHING_ASKED: Mapping[str, str] = {}
ROW = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class LeftOutRow:
    """A house, or the heading of a reason when it has no id."""

    property_id: str
    text: str
    reason: str = ""

    @property
    def sentence(self) -> str:
        return f"{self.text}: {self.reason}" if self.reason else self.text


class LeftOutModel(QAbstractListModel):
    """Those that could go on a route first, those held out on purpose last.

    Attributes:
        total: how many houses match; at most `MOST_ROWS` of them are rows.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[LeftOutRow, ...] = ()
        self.total = 0

    def show_houses(
        self, houses: Sequence[LeftOutHouse], wanted: str = "", asked: Mapping[str, str] = NOTHING_ASKED
    ) -> None:
        """Those whose address holds what was typed, with what is asked of their visits, by house."""
        needle = " ".join(wanted.casefold().split())
        found = [one for one in houses if needle in one.address.casefold()]
        self.beginResetModel()
        self.total = len(found)
        self.rows = tuple(_rows(found, asked))
        self.endResetModel()

    def property_id(self, row: int) -> str:
        """The house of a row, "" for a heading or outside."""
        return self.rows[row].property_id if 0 <= row < len(self.rows) else ""

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        heading = index.isValid() and not self.rows[index.row()].property_id
        return Qt.ItemFlag.ItemIsEnabled if heading else super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return row.sentence
        return None


def _rows(found: Sequence[LeftOutHouse], asked: Mapping[str, str]) -> list[LeftOutRow]:
    by_reason: dict[str, list[LeftOutHouse]] = {}
    for one in sorted(found, key=lambda house: house.address.casefold()):
        by_reason.setdefault(one.reason, []).append(one)
    order = sorted(by_reason, key=lambda reason: (reason == HELD, reason != UNPLANNED, reason))
    rows: list[LeftOutRow] = []
    for reason in order:
        told = say(WORDS.get(reason, reason))
        heading = translate("routes", "{count}: {why}").format(count=whole(len(by_reason[reason])), why=told)
        rows.append(LeftOutRow("", heading))
        rows += [LeftOutRow(one.property_id, _text(one, asked), told) for one in by_reason[reason]]
    return rows[:MOST_ROWS]


def _text(one: LeftOutHouse, asked: Mapping[str, str]) -> str:
    parts = (say(one.address) or translate("routes", "No address"), asked.get(one.property_id, ""))
    return " · ".join(part for part in parts if part)
