"""Pairs that somebody has to look at: the list, the evidence of the one in front, and the two answers."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from stormops_desktop.viewmodels.identity.figures import waterfall_figure
from stormops_desktop.viewmodels.identity.identity import IdentityViewModel
from stormops_desktop.viewmodels.identity.tables import said_name
from stormops_desktop.viewmodels.identity.words import part_word, refused_word
from stormops_desktop.viewmodels.moments import whole
from stormops_desktop.views.charts.chart import Chart
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.labels import label
from stormops_desktop.views.widgets.ring import Ring
from stormops_desktop.views.widgets.row_table import RowTable

LISTED = 5
ENOUGH = 200  # records; below, weights swing with every one of them


class QueueCard(QFrame):
    """Hidden while there is nothing to look at."""

    def __init__(self, look: Look, identity: IdentityViewModel) -> None:
        super().__init__()
        self._look, self._identity = look, identity
        self.setObjectName("identityQueue")
        self.setProperty("card", "true")
        self.alike = Button(look, "identityAlike", self.tr("Look for doubles by likeness"), kind="chip")
        self.alike.setCheckable(True)
        self.title = label("identityQueueTitle", role="heading", wrap=True)
        self.listed = RowTable(
            look, "identityQuestions", self.tr("Pairs to look at"), identity.questions, stretch=3
        )
        self.asked = label("identityAsked", role="strong", wrap=True)
        self.shared = RowTable(look, "identityShared", self.tr("What both have"), identity.shared, stretch=1)
        self.rough = label("identityRough", role="small", wrap=True)
        self.evidence = Chart(look, waterfall_figure(None))
        self.why = QLineEdit()
        self.why.setObjectName("identityWhy")
        self.why.setAccessibleName(self.tr("Why"))
        self.why.setPlaceholderText(self.tr("Why, for everybody to read"))
        self.one = Button(look, "identityAreOne", self.tr("One person"), kind="primary")
        self.two = Button(look, "identityAreTwo", self.tr("Two people"))
        self.only_leads = label("identityLeads", role="small", wrap=True)
        self.only_leads.setText(self.tr("Managers and admins decide who is one person."))
        self._rings = (Ring(self.listed), Ring(self.shared))
        self._lay_out()
        self.alike.clicked.connect(lambda on: identity.show_alike(alike=on))
        self.listed.chosen.connect(identity.open_question)
        self.one.clicked.connect(lambda: identity.are_one(self.why.text()))
        self.two.clicked.connect(lambda: identity.are_two(self.why.text()))
        identity.saved.connect(lambda _changes: self.why.clear())
        look.changed.connect(self.fit)

    def show_questions(self) -> None:
        """The list is different."""
        count = self._identity.questions.rowCount()
        # Who looks for somebody wants that person; the queue is for when nobody is looked for.
        known = self._identity.overview
        wanted = count > 0 or (known is not None and known.can_read and known.records > 1)
        self.setVisible(wanted and not self._identity.words.strip())
        self.alike.setVisible(known is not None and known.can_read)
        self.alike.setChecked(self._identity.by_likeness)
        for shown in (self._rings[0], self.asked, self.evidence):
            shown.setVisible(count > 0)
        self._rings[1].setVisible(self._identity.shared.rowCount() > 0)
        # The list ends somewhere; how many wait is told whole.
        waiting = known.questions if known is not None and not self._identity.by_likeness else 0
        self.title.setText(self.tr("Pairs to look at: {count}").format(count=whole(max(count, waiting))))
        records = known.records if known is not None else 0
        self.rough.setVisible(self._identity.by_likeness and count > 0 and records < ENOUGH)
        self.rough.setText(
            self.tr("Learned from {count} records only, so the weights are rough.").format(count=records)
        )
        leads = self._identity.may_decide and count > 0
        for part in (self.why, self.one, self.two):
            part.setVisible(leads)
        self.only_leads.setVisible(not self._identity.may_decide)
        self.fit()

    def show_asked(self) -> None:
        """The pair in front is another."""
        question = self._identity.question
        self.evidence.show_figure(waterfall_figure(question))
        self._rings[1].setVisible(self._identity.shared.rowCount() > 0)
        if question is None:
            return
        self.listed.choose(list(self._identity.questions.rows).index(question))
        self.asked.setText(
            self.tr("Is {one} the same person as {other}? Together {part}: {why}.").format(
                one=said_name(question.one), other=said_name(question.other),
                part=part_word(question.strength), why=refused_word(question.refused),
            )
        )  # fmt: skip
        self.fit()

    def fit(self) -> None:
        target = self._look.metrics.target
        self.listed.setFixedHeight((min(self._identity.questions.rowCount(), LISTED) + 1) * target + 4)
        self.shared.setFixedHeight((min(max(self._identity.shared.rowCount(), 1), LISTED) + 1) * target + 4)
        self.evidence.setMinimumHeight(7 * target)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title, 1)
        head.addWidget(self.alike)
        column.addLayout(head)
        for part in (self._rings[0], self.asked, self._rings[1], self.rough, self.evidence, self.why):
            column.addWidget(part)
        column.addWidget(FlowRow("identityAnswers", self.one, self.two, gap=8))
        column.addWidget(self.only_leads)
