"""What a crew declined, or did against the plan: said once, with the way to it."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from stormops_desktop.viewmodels.moments import whole
from stormops_desktop.viewmodels.routes.issues import RouteIssues
from stormops_desktop.viewmodels.said import say
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.labels import label


class IssuesCard(QFrame):
    """The first that waits; the page hides it while there is none, and says when to look again."""

    def __init__(self, look: Look, issues: RouteIssues) -> None:
        super().__init__()
        self._issues = issues
        self.setObjectName("issuesCard")
        self.setProperty("card", "lead")
        self.text = label("issuesText", role="strong", wrap=True)
        self.show_it = Button(look, "issuesShow", self.tr("Show it"), kind="primary")
        self.later = Button(look, "issuesLater", self.tr("Later"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        for widget in (self.text, FlowRow("issuesAnswers", self.show_it, self.later, gap=8)):
            column.addWidget(widget)
        self.show_it.clicked.connect(self._show)
        self.later.clicked.connect(self._put_off)
        self.show_state()

    @property
    def waits(self) -> bool:
        return bool(self._issues.waiting)

    def show_state(self) -> None:
        """The first one's words; the page says whether there is room for them."""
        waiting = self._issues.waiting
        if waiting:
            more = self.tr("{route}: {what} ({count} such)") if len(waiting) > 1 else "{route}: {what}"
            first = waiting[0]
            told = more.format(route=first.route_name, what=say(first.what), count=whole(len(waiting)))
            self.text.setText(told)

    def _show(self) -> None:
        waiting = self._issues.waiting
        if waiting:
            self._issues.show(waiting[0])

    def _put_off(self) -> None:
        waiting = self._issues.waiting
        if waiting:
            self._issues.put_off(waiting[0])
