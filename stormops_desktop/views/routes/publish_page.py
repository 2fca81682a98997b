"""Before a plan goes out: which crews will see what, and a note to them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.routes.desk import RoutesViewModel
from stormops_desktop.viewmodels.routes.publishing import CrewNews, Outlook
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.labels import card, label
from stormops_desktop.views.widgets.rebuilt import Rebuilt
from stormops_desktop.views.widgets.scrolled import scrolled


class PublishPage(QWidget):
    """One card a crew, then the button.

    Signals:
        left: back to the list.
    """

    left = Signal()

    def __init__(self, look: Look, desk: RoutesViewModel) -> None:
        super().__init__()
        self._desk = desk
        self._only = ""
        self.setObjectName("scrolled")
        self.title = label("publishTitle", role="heading", wrap=True)
        self.cards = Rebuilt()
        self.note = QLineEdit()
        self.note.setObjectName("publishNote")
        self.note.setAccessibleName(self.tr("Note to the crews"))
        self.note.setPlaceholderText(self.tr("Note to the crews, if any"))
        self.go = Button(look, "routesPublishGo", self.tr("Publish"), kind="primary")
        self.back = Button(look, "publishBack", self.tr("Back"), kind="quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(scrolled("publishArea", self.cards), 1)
        column.addWidget(self.note)
        column.addWidget(FlowRow("publishButtons", self.go, self.back))
        self.go.clicked.connect(self._publish)
        self.note.returnPressed.connect(self._publish)
        self.back.clicked.connect(self.left)
        desk.plan_changed.connect(self.show_state)
        desk.saving_changed.connect(self.show_state)

    def ask(self, only: str = "") -> None:
        """Everything that changed, or one route only."""
        self._only = only
        self.show_state()
        (self.note if self.go.isEnabled() else self.back).setFocus()

    def show_state(self) -> None:
        """What publishing would do now."""
        found = self._outlook()
        can = found is not None and not found.is_empty
        self.title.setText(self.tr("Crews will see this") if can else self.tr("There is nothing to publish"))
        self.go.setEnabled(can and not self._desk.saving)
        self.note.setVisible(can)
        self.cards.put(self._cards(found))

    def _outlook(self) -> Outlook | None:
        plan = self._desk.plan
        return self._desk.outlook_of(self._only) if plan else None

    def _cards(self, found: Outlook | None) -> QWidget:
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        for at, news in enumerate(found.news if found else ()):
            column.addWidget(self._card(at, news))
        if found is not None and found.gone:
            told = self.tr("Taken away: {routes}").format(routes=", ".join(found.gone))
            column.addWidget(label("publishGone", told, wrap=True))
        if found is None or (not found.news and not found.gone):
            told = self.tr("No route differs from what was published. Edit one, or cut new routes.")
            column.addWidget(label("publishNothing", told, "soft", wrap=True))
        column.addStretch(1)
        return inner

    def _card(self, at: int, news: CrewNews) -> QWidget:
        box = card(f"publishCrew{at}")
        column = QVBoxLayout(box)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(6)
        nobody = self.tr("Not published, because no crew drives them")
        column.addWidget(label(f"publishCrewName{at}", news.crew or nobody, "strong", wrap=True))
        for number, line in enumerate(news.lines):
            column.addWidget(label(f"publishLine{at}_{number}", line, wrap=True))
        return box

    def _publish(self) -> None:
        if self.go.isEnabled():
            self._desk.publish(self.note.text(), (self._only,) if self._only else None)
            self.note.clear()
