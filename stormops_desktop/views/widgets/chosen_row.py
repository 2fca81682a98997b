"""The chosen row of a list that changes under the person: it is the same thing, at the same height."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, QObject
from PySide6.QtWidgets import QAbstractItemView

from stormops_desktop.viewmodels.paged_model import PagedTableModel

Row = TypeVar("Row")


class ChosenRow(QObject, Generic[Row]):
    """Follows what is chosen when rows come and go before it.

    What is not there any more leaves its place to what stands there now. Set the view's model first.

    Args:
        key: names a row for ever.
    """

    def __init__(
        self, view: QAbstractItemView, model: PagedTableModel[Row], key: Callable[[Row], str]
    ) -> None:
        super().__init__(view)
        self._view, self._model, self._key = view, model, key
        self._chosen = ""
        view.selectionModel().currentChanged.connect(self._note)
        model.dataChanged.connect(self._follow)
        model.settled.connect(self._follow)

    def _note(self, index: QModelIndex) -> None:
        row = self._model.row(index.row()) if index.isValid() else None
        self._chosen = self._key(row) if row is not None else ""

    def _follow(self) -> None:
        index = self._view.currentIndex()
        row = self._model.row(index.row()) if index.isValid() else None
        if row is None or self._key(row) == self._chosen:
            return
        at = self._model.place_of(lambda one: self._key(one) == self._chosen)
        if at is None:
            self._chosen = self._key(row)
            return
        height = self._view.visualRect(index).top()
        moved = self._model.index(at, index.column())
        self._view.setCurrentIndex(moved)
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + self._view.visualRect(moved).top() - height)
