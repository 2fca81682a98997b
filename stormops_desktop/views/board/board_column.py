"""One column of the board: a status, how many, and its cards."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QLabel, QListView, QVBoxLayout

from stormops_desktop.viewmodels.board.board import BoardViewModel
from stormops_desktop.viewmodels.board.words import cards_word
from stormops_desktop.viewmodels.moments import whole
from stormops_desktop.viewmodels.words import status_word
from stormops_desktop.views.board.card_delegate import CardDelegate
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.badge import STATUS_TONE
from stormops_desktop.views.widgets.chosen_row import ChosenRow
from stormops_desktop.views.widgets.labels import label
from stormops_desktop.views.widgets.ring import Ring

WIDE, EMPTY = 288, 128  # px at a body of 15 px
SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
STEPS = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}


class BoardColumn(QFrame):
    """Cards of one status.

    Signals:
        job_wanted: open this job; carries its id and row. left: Left or Right was pressed; carries the step.
    """

    job_wanted = Signal(str, int)
    left = Signal(int)

    def __init__(self, look: Look, board: BoardViewModel, status: str) -> None:
        super().__init__()
        self._look, self._board, self.status = look, board, status
        self.setObjectName(f"board_{status}")
        self.setProperty("card", "true")
        self._mark = QLabel()
        self.title = label(f"boardTitle_{status}", status_word(status), "strong")
        self.count = label(f"boardCount_{status}", role="soft")
        self.cards = QListView()
        self.nothing = label(f"boardNothing_{status}", self.tr("None"), "soft")
        self._set_up()
        self._lay_out()
        self.show_count()
        look.changed.connect(self._dress)
        self._dress()

    @property
    def many(self) -> int:
        """How many cards are here; the number above them may be newer for a moment."""
        return self._board.summary.counts.get(self.status, 0)

    def show_count(self) -> None:
        told = self._board.summary.shown.get(self.status, 0)
        self.count.setText(whole(told))
        self.cards.setAccessibleName(
            self.tr("{status}, {count}").format(status=status_word(self.status), count=cards_word(told))
        )
        self._ring.setVisible(self.many > 0)
        self.nothing.setVisible(self.many == 0)
        self._fit()

    def take_focus(self, row: int = -1) -> None:
        """The keyboard comes to a card: that in the same row, else the one that was chosen before."""
        self.cards.setFocus()
        now = self.cards.currentIndex().row()
        wanted = row if row >= 0 else max(0, now)
        self._choose(min(wanted, self.cards.model().rowCount() - 1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in SIDEWAYS:
                self.left.emit(SIDEWAYS[key])
                return True
            if key in STEPS:
                self._choose(self.cards.currentIndex().row() + STEPS[key])
                return True
        return super().eventFilter(watched, event)

    def _set_up(self) -> None:
        cards = self.cards
        cards.setObjectName(f"boardCards_{self.status}")
        cards.setProperty("bare", "true")
        cards.setModel(self._board.columns[self.status])
        cards.setItemDelegate(CardDelegate(self._look, self._board))
        cards.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        cards.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        cards.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        cards.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        cards.setUniformItemSizes(True)
        cards.installEventFilter(self)
        ChosenRow(cards, self._board.columns[self.status], lambda card: card.job_id)
        cards.activated.connect(self._open)
        cards.clicked.connect(self._open)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._mark)
        head.addWidget(self.title, 1)
        head.addWidget(self.count)
        self._ring = Ring(self.cards)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 10, 8, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._ring, 1)
        column.addWidget(self.nothing)
        column.addStretch(0)

    def _choose(self, row: int) -> None:
        model = self.cards.model()
        if model.rowCount():
            self.cards.setCurrentIndex(model.index(max(0, min(row, model.rowCount() - 1)), 0))

    def _open(self, index: QModelIndex) -> None:
        card = self._board.columns[self.status].row(index.row())
        if card is not None:
            self.job_wanted.emit(card.job_id, index.row())

    def _dress(self) -> None:
        self._mark.setPixmap(self._look.icon(self.status, STATUS_TONE[self.status]).pixmap(QSize(20, 20)))
        self.cards.doItemsLayout()
        self._fit()

    def _fit(self) -> None:
        scale = self._look.metrics.body_px / 15
        words = 20 + self.title.sizeHint().width() + self.count.sizeHint().width() + 40  # mark, gaps, margins
        self.setFixedWidth(max(round((WIDE if self.many else EMPTY) * scale), words))
