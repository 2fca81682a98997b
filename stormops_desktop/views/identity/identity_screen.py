"""Identity: find a person by anything, see why it is one, decide where the machine can't."""

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout

from stormops_desktop.viewmodels.identity.figures import origin_of, touches_figure
from stormops_desktop.viewmodels.identity.identity import IdentityViewModel
from stormops_desktop.viewmodels.identity.report import person_pages
from stormops_desktop.viewmodels.identity.words import part_word
from stormops_desktop.views.charts.chart import Chart
from stormops_desktop.views.charts.picture import png
from stormops_desktop.views.charts.tints import Paper
from stormops_desktop.views.identity.graph_card import GraphCard
from stormops_desktop.views.identity.person_card import PersonCardView
from stormops_desktop.views.identity.queue_card import QueueCard
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.labels import card, label
from stormops_desktop.views.widgets.reveal import Reveal
from stormops_desktop.views.widgets.ring import Ring
from stormops_desktop.views.widgets.row_table import RowTable
from stormops_desktop.views.widgets.save_file import offer_file
from stormops_desktop.views.widgets.screen import Screen
from stormops_desktop.views.widgets.scrolled import scrolled_cards

LISTED = 6


class IdentityScreen(Screen):
    """The page Identity."""

    def __init__(self, look: Look, identity: IdentityViewModel) -> None:
        super().__init__(look, "identityScreen", identity)
        self._identity = identity
        self.counts = label("identityCounts", role="soft", wrap=True)
        self.missing = label("identityMissing", wrap=True)
        self.missing.setProperty("tone", "warn")
        self.field = QLineEdit()
        self.field.setObjectName("identitySearch")
        self.field.setAccessibleName(self.tr("Find a person"))
        self.field.setPlaceholderText(self.tr("Name, telephone, e-mail, claim, customer number or address"))
        self.look_up = Button(look, "identityFind", self.tr("Find"), kind="primary")
        self.claims = Button(look, "identityGather", self.tr("Read the claims"))
        self.bring = Button(look, "identityList", self.tr("Bring in a list"))
        self.csv = Button(look, "identityCsv", self.tr("CSV"), icon="save", kind="quiet",
                          spoken=self.tr("Save all people as CSV"))  # fmt: skip
        self.to_queue = Button(look, "identityToQueue", kind="quiet")
        self.nothing = label("identityNothing", role="soft", wrap=True)
        self.people = RowTable(look, "identityPeople", self.tr("People"), identity.people)
        self.people_ring = Ring(self.people)
        self.queue = QueueCard(look, identity)
        self.person = PersonCardView(look, identity)
        self.graph = GraphCard(look, identity)
        self.touches = Chart(look, touches_figure(None))
        self.reveal = Reveal(self.people, self.person, lambda: identity.person is not None)
        self._lay_out()
        self._connect()

    def focus_first(self) -> None:
        self.field.setFocus()

    def say_empty(self) -> None:
        self.panel.say("insights", self.tr("Nobody is known yet"), "")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._identity.attend(seen=True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._identity.attend(seen=False)

    def show_content(self) -> None:
        """People, counts and questions."""
        overview = self._identity.overview
        if overview is None:
            return
        part = overview.houses_known / overview.houses if overview.houses else 0.0
        self.counts.setText(
            self.tr(
                "{records} records are of {persons} people, known by {values} values. Of {houses} houses "
                "{part} have somebody. {blocked} values are blocked."
            ).format(
                records=f"{overview.records:,}", persons=f"{overview.persons:,}",
                values=f"{overview.identifiers:,}", houses=f"{overview.houses:,}", part=part_word(part),
                blocked=f"{overview.blocked:,}",
            )
        )  # fmt: skip
        self.missing.setText(self._lacking())
        self.missing.setVisible(bool(self.missing.text()))
        some = self._identity.people.rowCount() > 0
        self.people_ring.setVisible(some)
        self.nothing.setVisible(not some)
        self.nothing.setText(self._why_nobody())
        self.queue.show_questions()
        self.to_queue.setVisible(not self.queue.isHidden())
        self.to_queue.show_text(self.queue.title.text())
        self._fit()

    def show_opened(self) -> None:
        """Another person is in front."""
        there = self._identity.person is not None
        self.person.show_opened()
        self.graph.setVisible(there)
        self.graph.show_opened()
        figure = touches_figure(self._identity.profile, self._identity.zone)
        self.touches.show_figure(figure)
        self.touches.setVisible(there and not figure.empty)
        self._choose_row()

    def _go_to_queue(self) -> None:
        """What wants deciding is below the person; the keyboard goes there, too."""
        area = self.findChild(QScrollArea, "identityScroll")
        if area is not None:
            area.verticalScrollBar().setValue(self.queue.y())
        self.queue.listed.setFocus()

    def _choose_row(self) -> None:
        person = self._identity.person
        cards = [row.person_id for row in self._identity.people.rows]
        if person is not None and person.card.person_id in cards:
            self.people.choose(cards.index(person.card.person_id))

    def _lacking(self) -> str:
        overview = self._identity.overview
        if overview is None or overview.can_read:
            return ""
        if not overview.can_decide:
            return self.tr("Values are masked: only managers and admins read them in clear.")
        return self.tr(
            "This computer has no key for who is who, so values are masked and nothing can be looked up by "
            "them. Sign in once with a connection."
        )

    def _why_nobody(self) -> str:
        if self._identity.words.strip():
            return self.tr(
                "Nobody is known by that. Values are compared whole; names and addresses also by parts."
            )
        return self.tr(
            "Nobody is known yet. People come in from claims that crews have taken down, and from lists of "
            "contacts (CSV with name, telephone, e-mail or address)."
        )

    def _save_report(self) -> None:
        figure, paper = self.touches.figure, Paper(self.look.metrics)
        pages = person_pages(
            self._identity, self.tr("How it hangs together"), self.graph.picture(paper), figure,
            b"" if figure.empty else png(paper, figure),
        )  # fmt: skip
        self._identity.save_report(origin_of(self._identity).lines, pages)

    def _ask_list(self) -> None:
        dialog = QFileDialog(self, self.tr("A list of contacts"))
        dialog.setObjectName("identityListFile")
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._identity.take_list)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _connect(self) -> None:
        identity = self._identity
        identity.content_changed.connect(self.show_content)
        identity.opened_changed.connect(self.show_opened)
        identity.asked_changed.connect(self.queue.show_asked)
        identity.told.connect(lambda said: self.banner.say(said, "ok"))
        identity.made.connect(lambda made: offer_file(self, made, lambda said: self.banner.say(said, "ok")))
        self.field.returnPressed.connect(lambda: identity.search(self.field.text()))
        self.look_up.clicked.connect(lambda: identity.search(self.field.text()))
        self.people.chosen.connect(identity.open_person)
        identity.opened_changed.connect(self.reveal.on_shown)
        self.claims.clicked.connect(identity.gather)
        self.bring.clicked.connect(self._ask_list)
        self.csv.clicked.connect(identity.save_people)
        self.to_queue.clicked.connect(self._go_to_queue)
        self.person.pdf.clicked.connect(self._save_report)
        self.touches.told.connect(lambda said: self.banner.say(said, "ok"))
        self.queue.evidence.told.connect(lambda said: self.banner.say(said, "ok"))
        self.look.changed.connect(self._fit)

    def _fit(self) -> None:
        target = self.look.metrics.target
        self.people.setFixedHeight((min(max(self.people.model().rowCount(), 1), LISTED) + 1) * target + 4)
        self.touches.setMinimumHeight(6 * target)
        self.queue.fit()
        self.person.fit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            scrolled_cards("identityScroll", self._lead(), self.person, self.graph, self.touches, self.queue)
        )
        for part in (self.person, self.graph, self.touches, self.queue):
            part.hide()

    def _lead(self) -> QFrame:
        made = card("identityLead")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.field, 1)
        line.addWidget(self.look_up)
        inside = QVBoxLayout(made)
        inside.setContentsMargins(24, 16, 24, 16)
        inside.setSpacing(12)
        inside.addWidget(label("identityTitle", self.tr("Identity"), "title"))
        inside.addWidget(self.counts)
        inside.addWidget(self.missing)
        inside.addLayout(line)
        inside.addWidget(FlowRow("identitySources", self.claims, self.bring, self.csv, self.to_queue, gap=8))
        inside.addWidget(self.nothing)
        inside.addWidget(self.people_ring)
        return made
