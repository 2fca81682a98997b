"""Two houses that may be one door, and what to do about it."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from stormops_desktop.viewmodels.moments import whole
from stormops_desktop.viewmodels.routes.twins import TwinHouses
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.kept_keys import allow
from stormops_desktop.views.widgets.labels import label


class TwinsCard(QFrame):
    """The first pair to decide on; the page hides it while there is none, and says when to look again."""

    def __init__(self, look: Look, twins: TwinHouses) -> None:
        super().__init__()
        self._twins = twins
        self.setObjectName("twinsCard")
        self.setProperty("card", "lead")
        self.text = label("twinsText", role="strong", wrap=True)
        self.one = Button(look, "twinsOne", self.tr("One house"), kind="primary")
        self.two = Button(look, "twinsTwo", self.tr("Two houses"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        for widget in (self.text, FlowRow("twinsAnswers", self.one, self.two, gap=8)):
            column.addWidget(widget)
        self.one.clicked.connect(lambda: self._answer(one=True))
        self.two.clicked.connect(lambda: self._answer(one=False))
        twins.saving_changed.connect(self._enable)
        self.show_state()

    @property
    def waits(self) -> bool:
        """Whether there is a pair to decide on."""
        return bool(self._twins.waiting)

    def show_state(self) -> None:
        """The pair's words; the page says whether there is room for them."""
        waiting = self._twins.waiting
        if not waiting:
            return
        more = self.tr("{what} ({count} such pairs)") if len(waiting) > 1 else "{what}"
        self.text.setText(more.format(what=self._twins.sentence(waiting[0]), count=whole(len(waiting))))
        goes = waiting[0].goes
        off = self.tr("One house: off {route}").format(route=goes.route_name)
        self.one.show_text(off if goes.route_id and not goes.done else self.tr("One house"))
        self.two.setVisible(not waiting[0].goes.marked)
        self._enable()

    def _enable(self) -> None:
        for button in (self.one, self.two):
            allow(button, on=not self._twins.saving)

    def _answer(self, *, one: bool) -> None:
        waiting = self._twins.waiting
        if waiting:
            (self._twins.is_one if one else self._twins.are_two)(waiting[0])
