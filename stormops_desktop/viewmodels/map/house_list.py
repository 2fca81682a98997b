"""The map's houses as a list: the same for those who do not see the map."""

from enum import IntEnum

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from stormops_desktop.domain.storms.sii import tier_of
from stormops_desktop.viewmodels.map.model import HOLD, TREAT, Houses, no_houses

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex
MOST_ROWS = 2_000  # of a list that a person reads; the count above it is whole
ALIGNED = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Column(IntEnum):
    ADDRESS = 0
    DECISION = 1
    IMPACT = 2
    UPLIFT = 3


def house_text(houses: Houses, place: int, column: Column) -> str:
    """One fact of a house, in words."""
    if column is Column.ADDRESS:
        return houses.addresses[place] or translate("map", "No address")
    if column is Column.DECISION:
        words = {TREAT: translate("map", "Treat"), HOLD: translate("map", "Hold")}
        return words.get(int(houses.decision[place]), translate("map", "Not decided"))
    if column is Column.IMPACT:
        sii = float(houses.sii[place])
        return translate("map", "no evidence") if np.isnan(sii) else f"{tier_of(sii)} {sii:.0f}"
    uplift = float(houses.uplift[place])
    return translate("map", "not scored") if np.isnan(uplift) else f"{uplift:.2f}"


def house_sentence(houses: Houses, place: int) -> str:
    """A house in one sentence, as a screen reader says it."""
    address, decision, impact, uplift = (house_text(houses, place, column) for column in Column)
    return translate("map", "{address}: {decision}, impact {impact}, uplift {uplift}").format(
        address=address, decision=decision, impact=impact, uplift=uplift
    )


class HouseListModel(QAbstractTableModel):
    """Houses by their places in the map's columns, the highest uplift first.

    Attributes:
        total: how many there are; at most `MOST_ROWS` of them are rows.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._houses = no_houses()
        self._places: npt.NDArray[np.intp] = np.empty(0, dtype=np.intp)
        self.total = 0

    def show_houses(self, houses: Houses, places: npt.NDArray[np.intp]) -> None:
        """Other houses, or the same with other values: then what is chosen and scrolled to stays."""
        uplift = np.nan_to_num(houses.uplift[places], nan=-np.inf)
        rows = places[np.argsort(-uplift, kind="stable")][:MOST_ROWS]
        same = [houses.ids[at] for at in rows] == [self._houses.ids[at] for at in self._places]
        if not same:
            self.beginResetModel()
        self._houses, self._places, self.total = houses, rows, len(places)
        if not same:
            self.endResetModel()
        elif len(rows):
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(Column) - 1))

    def property_id(self, row: int) -> str:
        """The house of a row, "" outside."""
        return self._houses.ids[self._places[row]] if 0 <= row < len(self._places) else ""

    def row_of(self, property_id: str) -> int:
        """The row of a house, -1 when it has none."""
        place = self._houses.place_of.get(property_id, -1)
        found = np.flatnonzero(self._places == place)
        return int(found[0]) if len(found) else -1

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._places)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return house_text(self._houses, int(self._places[index.row()]), Column(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            text = house_text(self._houses, int(self._places[index.row()]), Column(index.column()))
            return f"{self.headerData(index.column(), Qt.Orientation.Horizontal)}: {text}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return ALIGNED if index.column() >= Column.IMPACT else LEFT
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return (self.tr("Address"), self.tr("Decision"), self.tr("Impact"), self.tr("Uplift"))[section]
