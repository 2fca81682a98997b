"""A route whose crew declined it, or changed what the office changed too: said, with the way to the desk."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from stormops_desktop.viewmodels.moments import day_and_time
from stormops_desktop.viewmodels.said import say
from stormops_desktop.viewmodels.shown import PlanIssue
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.labels import label


class PlanCard(QFrame):
    """Publishing the route anew settles it.

    Signals:
        wanted: the planner wants to see the route; carries the issue.
    """

    wanted = Signal(object)

    def __init__(self, look: Look, issue: PlanIssue, at: int, zone: str) -> None:
        super().__init__()
        self.setObjectName(f"planIssue{at}")
        self.setProperty("card", "true")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(label("planIssueRoute", issue.route_name, "strong", wrap=True))
        column.addWidget(label("planIssueWhat", say(issue.what), wrap=True))
        if issue.at is not None:
            column.addWidget(label("planIssueWhen", day_and_time(issue.at, zone), "small"))
        show = Button(look, f"planIssueShow{at}", self.tr("Show the route"), kind="primary")
        show.clicked.connect(lambda: self.wanted.emit(issue))
        column.addWidget(FlowRow(f"planIssueWays{at}", show, gap=8))
