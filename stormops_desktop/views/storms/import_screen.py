"""Import: a file by drop, picker or path; what it would do; bringing it in; what came in before."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout

from stormops_desktop.domain.storms.vocabulary import ReportHazard
from stormops_desktop.viewmodels.moments import whole
from stormops_desktop.viewmodels.storms.importing import ImportViewModel, episode_words, hazard_word
from stormops_desktop.views.storms.mapping_card import MappingCard
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.banner import Banner
from stormops_desktop.views.widgets.buttons import Button, Selector
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.labels import card, label
from stormops_desktop.views.widgets.ring import Ring
from stormops_desktop.views.widgets.row_table import RowTable
from stormops_desktop.views.widgets.screen import Screen
from stormops_desktop.views.widgets.scrolled import scrolled_cards

SHOWN = 7


class ImportScreen(Screen):
    """The page Import."""

    def __init__(self, look: Look, importing: ImportViewModel) -> None:
        super().__init__(look, "importScreen", importing)
        self._importing = importing
        self.setAcceptDrops(True)
        self.hint = label(
            "importHint",
            self.tr(
                "Drop a file here, choose one, or type its path. Storm reports of NCEI, SPC and the weather "
                "service, hail grids, addresses, parcels and leads are told by their content."
            ),
            "soft",
            wrap=True,
        )
        self.path = self._field("importPath", self.tr("File"), self.tr("Path of the file"))
        self.state = self._field("importState", self.tr("Only this state"), self.tr("Only this state (TX)"))
        self.day = self._field(
            "importDay", self.tr("Day of a file that names none"), self.tr("Day, if the file has none")
        )
        self.hazard = Selector(look, "importHazard", self.tr("What the file is about"))
        self.episode = Selector(look, "importEpisode", self.tr("Storm of the file"))
        self.storm = Selector(look, "importStorm", self.tr("Storm that the reports go to"))
        self.mapping = MappingCard(look, importing.mapping)
        self.choose = Button(look, "importChoose", self.tr("Choose a file"), icon="folder")
        self.look_first = Button(look, "importLook", self.tr("Look at it"), kind="primary")
        self.run = Button(look, "importRun", self.tr("Bring it in"))
        self.again = Banner(look, "importAgain")
        self.stale = label(
            "importStale",
            self.tr("You typed something else since. Look at it again before you bring it in."),
            wrap=True,
        )
        self.let_go = label("importLetGo", role="soft", wrap=True)
        self.facts = label("importFacts", role="strong", wrap=True)
        self.counts = label("importCounts", wrap=True)
        self.doubts = label("importDoubts", role="strong", wrap=True)
        self.doubts.setProperty("tone", "warn")
        self.notes = label("importNotes", role="soft", wrap=True)
        self.moved = label("importMoved", wrap=True)
        self._make_tables()
        self._looked: object = None
        self._turn = QTimer(self)  # the layout has its turn first
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._scroll_to_found)
        self._lay_out()
        self._connect()
        self.show_content()

    def _make_tables(self) -> None:
        look, importing = self.look, self._importing
        self.rejects = RowTable(
            look, "importRejects", self.tr("Rows that are not taken"), importing.rejects, stretch=1
        )
        self.rejects_ring = Ring(self.rejects)
        self.doubles = RowTable(
            look, "importDoubles", self.tr("Houses that are here already"), importing.doubles, stretch=1
        )
        self.doubles_ring = Ring(self.doubles)
        self.history = RowTable(look, "importHistory", self.tr("Imports before"), importing.history)
        self.history_ring = Ring(self.history)
        self.never = label("importNever", self.tr("Nothing was imported yet."), "soft", wrap=True)

    def focus_first(self) -> None:
        self.path.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.take(event.mimeData().urls()[0].toLocalFile())
        event.acceptProposedAction()

    def take(self, path: str) -> None:
        """A file was chosen: it is looked at."""
        self.path.setText(path)
        self.banner.hide()
        if self._wish():
            self._importing.look(path)

    def show_content(self) -> None:
        model = self._importing
        preview, working = model.preview, model.working
        self.look_first.setEnabled(not working)
        self.look_first.show_text(self._working_words() if working else self.tr("Look at it"))
        self._offer_run()
        for part, words in (
            (self.let_go, self._let_go_words()), (self.facts, model.facts), (self.counts, model.counts),
            (self.doubts, "\n".join(preview.doubts) if preview and model.finished is None else ""),
            (self.moved, model.moved), (self.notes, "\n".join(preview.notes) if preview else ""),
        ):  # fmt: skip
            part.setText(words)
            part.setVisible(bool(words))
        self.rejects_ring.setVisible(model.rejects.rowCount() > 0 and preview is not None)
        self.doubles_ring.setVisible(model.doubles.rowCount() > 0 and preview is not None)
        self._offer_wishes()
        some = model.history.rowCount() > 0
        self.history_ring.setVisible(some)
        self.never.setVisible(not some)
        self._offer_again()
        self._on_look()
        if preview is not self._looked:
            self._looked = preview
            self._turn.start()

    def _scroll_to_found(self) -> None:
        """In a low window what a look found would be below it."""
        if self._looked is not None and self.counts.isVisible():
            self._area.ensureWidgetVisible(self.counts, 0, self.look.metrics.target)

    def _let_go_words(self) -> str:
        if not self._importing.let_go:
            return ""
        return self.tr(
            "{storm} was chosen for the file before, and is not for this one. Choose it again if these "
            "reports belong to it."
        ).format(storm=self._importing.let_go)

    def _offer_run(self) -> None:
        """What is brought in is what was looked at: not something that was typed since."""
        model = self._importing
        offered = model.preview is not None and model.finished is None
        same = model.shows(path=self.path.text(), state=self.state.text(), day=self.day.text())
        self.run.setVisible(offered)
        self.run.setEnabled(same and not model.working)
        self.stale.setVisible(offered and not same)

    def _offer_wishes(self) -> None:
        model = self._importing
        self.storm.setVisible(bool(model.targets) and model.mapping.file is None)
        targets = [(one.storm_id, one.name) for one in model.targets]
        self.storm.offer([("", self.tr("To the storm that fits each report")), *targets], model.wish.storm_id)
        hazards = [
            ("", self.tr("Any hazard")),
            *((one.value, hazard_word(one)) for one in ReportHazard),
        ]
        self.hazard.offer(hazards, model.wish.hazard or "")
        self.episode.setVisible(len(model.episodes) > 1)
        storms = [(one.episode, episode_words(one)) for one in model.episodes]
        self.episode.offer([("", self.tr("All its storms")), *storms], model.wish.episode)

    def _wish(self, hazard: str | None = None) -> bool:
        of = self._importing.wish.hazard or "" if hazard is None else hazard
        return self._importing.wish_for(state=self.state.text(), day=self.day.text(), hazard=of)

    def _wish_hazard(self, hazard: str) -> None:
        if self._wish(hazard):
            self._offer_wishes()
            self._importing.look(self.path.text())

    def _wish_episode(self, episode: str) -> None:
        if self._wish():
            self._importing.wish_episode(episode)

    def _wish_storm(self, storm_id: str) -> None:
        if self._wish():
            self._importing.wish_storm(storm_id, self.path.text())
            self._importing.look(self.path.text())

    def _offer_again(self) -> None:
        unfinished = self._importing.unfinished
        self.again.setVisible(bool(unfinished))
        if unfinished:
            self.again.say(
                self.tr("The import of {file} was cut short. Look at it and bring it in: it goes on.").format(
                    file=unfinished
                ),
                "warn",
                action=self.tr("Look at it"),
                act=lambda: self.take(unfinished),
                closable=False,
            )

    def _working_words(self) -> str:
        model = self._importing
        if not model.whole_of:
            return self.tr("Reading the file")
        return self.tr("{done} of {all}").format(done=whole(model.done), all=whole(model.whole_of))

    def _pick(self) -> None:
        dialog = QFileDialog(self, self.tr("A file to import"))
        dialog.setObjectName("importDialog")
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _field(self, name: str, words: str, hint: str) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName(name)
        made.setAccessibleName(words)
        made.setPlaceholderText(hint)
        made.returnPressed.connect(lambda: self.take(self.path.text()))
        made.textChanged.connect(self._offer_run)
        return made

    def _connect(self) -> None:
        model = self._importing
        model.content_changed.connect(self.show_content)
        model.told.connect(lambda said: self.banner.say(said, "ok"))
        self.choose.clicked.connect(self._pick)
        self.look_first.clicked.connect(lambda: self.take(self.path.text()))
        self.run.clicked.connect(model.run)
        self.hazard.choices.triggered.connect(lambda action: self._wish_hazard(str(action.data())))
        self.episode.choices.triggered.connect(lambda action: self._wish_episode(str(action.data())))
        self.storm.choices.triggered.connect(lambda action: self._wish_storm(str(action.data())))
        self.look.changed.connect(self._on_look)

    def _on_look(self) -> None:
        target = self.look.metrics.target
        for table in (self.rejects, self.doubles, self.history):
            table.setFixedHeight((min(table.model().rowCount(), SHOWN) + 1) * target + 4)

    def _lay_out(self) -> None:
        lead, before = card("importLead", "lead"), card("importBefore")
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.path, 3)
        wishes = QHBoxLayout()
        wishes.setSpacing(12)
        for field in (self.state, self.day, self.hazard):
            wishes.addWidget(field, 2)
        where = QHBoxLayout()
        where.setSpacing(12)
        for choice in (self.storm, self.episode):
            where.addWidget(choice, 1)
        column = QVBoxLayout(lead)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(label("importTitle", self.tr("Import"), "title"))
        column.addWidget(self.hint)
        column.addLayout(line)
        column.addLayout(wishes)
        column.addLayout(where)
        column.addWidget(FlowRow("importActions", self.choose, self.look_first, self.run, gap=8))
        for part in (
            self.stale,
            self.again,
            self.let_go,
            self.facts,
            self.counts,
            self.doubts,
            self.notes,
            self.moved,
            self.rejects_ring,
        ):
            column.addWidget(part)
        column.addWidget(self.doubles_ring)
        inside = QVBoxLayout(before)
        inside.setContentsMargins(24, 16, 24, 16)
        inside.setSpacing(12)
        inside.addWidget(label("importBeforeTitle", self.tr("Imports before"), "heading"))
        inside.addWidget(self.history_ring)
        inside.addWidget(self.never)
        outer = QVBoxLayout(self.content)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = scrolled_cards("importScroll", lead, self.mapping, before)
        outer.addWidget(self._area)
