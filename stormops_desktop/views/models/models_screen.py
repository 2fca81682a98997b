"""Models: the registry, one model with its worth in figures, training, choosing, scoring by it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from stormops_desktop.viewmodels.models.models import ModelsViewModel, action_word, model_status
from stormops_desktop.views.charts.chart import Chart
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.badge import Badge
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.kept_keys import allow
from stormops_desktop.views.widgets.labels import card, label
from stormops_desktop.views.widgets.ring import Ring
from stormops_desktop.views.widgets.row_table import RowTable
from stormops_desktop.views.widgets.save_file import offer_file
from stormops_desktop.views.widgets.scrolled import scrolled_cards
from stormops_desktop.views.widgets.seen_screen import SeenScreen

SHOWN = 6
TONES = {"candidate": ("pending", "info"), "live": ("safe", "ok"), "retired": ("folder", "soft"),
         "rejected": ("cancelled", "danger")}  # fmt: skip


class ModelsScreen(SeenScreen):
    """The page Models."""

    def __init__(self, look: Look, models: ModelsViewModel) -> None:
        super().__init__(look, "modelsScreen", models)
        self._models = models
        self.hint = label(
            "modelsHint",
            self.tr(
                "A model says how much treating a house changes its chance of a contract. It learns from the "
                "randomized arms of this storm's experiments, and from nothing else."
            ),
            "soft",
            wrap=True,
        )
        self.nothing = label(
            "modelsNothing",
            self.tr(
                "No model in this storm yet: scores are of a stated prior. When an experiment with a control "
                "group is over, train one here."
            ),
            wrap=True,
        )
        self.only_leads = label(
            "modelsOnlyLeads", self.tr("Managers and admins train and choose models."), "soft", wrap=True
        )
        self.list = RowTable(look, "modelsList", self.tr("Models of uplift"), models.table)
        self.list_ring = Ring(self.list)
        self.train = Button(look, "modelsTrain", self.tr("Train on this storm's experiments"), kind="primary")
        self.score = Button(look, "modelsScore", self.tr("Score houses with what is live"))
        self.save = Button(look, "modelsCsv", self.tr("Registry as CSV"), icon="save", kind="quiet")
        self.notes = label("modelsNotes", wrap=True)
        self.notes.setProperty("tone", "warn")
        self.opened = card("modelOpened")
        self.title = label("modelTitle", role="heading", wrap=True)
        self.status = Badge(look, "modelStatus")
        self.facts = label("modelFacts", wrap=True)
        self.gate = label("modelGate", role="strong", wrap=True)
        self.live = Button(look, "modelLive", self.tr("Make it live"))
        self.artefact = Button(look, "modelJson", self.tr("Artefact as JSON"), icon="save")
        self.reason = QLineEdit()
        self.reason.setObjectName("modelReason")
        self.reason.setAccessibleName(self.tr("Why it is rejected"))
        self.reason.setPlaceholderText(self.tr("Why it is rejected"))
        self.reject = Button(look, "modelReject", self.tr("Reject it"), kind="quiet")
        self.calibration = Chart(look, models.calibration_figure())
        self.top = Chart(look, models.top_figure())
        self._lay_out()
        self._connect()
        self._on_look()

    def focus_first(self) -> None:
        (self.list if self.list_ring.isVisibleTo(self) else self.train).setFocus()

    def say_empty(self) -> None:
        self.panel.say(
            "insights",
            self.tr("No storm to learn from"),
            self.tr("Choose a storm at the top; storms come from the office by sync, or by import."),
        )

    def show_content(self) -> None:
        """The registry."""
        some = bool(self._models.table.rows)
        self.list_ring.setVisible(some)
        self.save.setVisible(some)
        self.nothing.setVisible(not some)
        leads = self._models.leads
        self.only_leads.setVisible(not leads)
        self.train.setVisible(leads)
        self.score.setVisible(leads and any(one.status == "live" for one in self._models.table.rows))
        self._on_look()
        self.show_opened()

    def show_opened(self) -> None:
        """The model in front."""
        models, model = self._models, self._models.model
        busy = models.working
        allow(self.train, on=not busy)
        allow(self.score, on=not busy)
        self.train.show_text(self.tr("Working") if busy else self.tr("Train on this storm's experiments"))
        self.notes.setText("\n".join(models.notes))
        self.notes.setVisible(bool(models.notes))
        for part in (self.opened, self.calibration, self.top):
            part.setVisible(model is not None)
        if model is None:
            return
        self.list.choose(next(at for at, one in enumerate(models.table.rows) if one is model))
        self.title.setText(f"{action_word(model.action)}, {model.version}")
        icon, tone = TONES.get(model.status, ("pending", "soft"))
        self.status.show_badge(icon, model_status(model.status), tone)
        self.facts.setText(models.facts())
        self.gate.setText(models.gate())
        rejectable = models.leads and model.status != "rejected"
        self.live.setVisible(rejectable and model.status != "live")
        self.reason.setVisible(rejectable)
        self.reject.setVisible(rejectable)
        self.calibration.show_figure(models.calibration_figure())
        self.top.show_figure(models.top_figure())

    def _connect(self) -> None:
        models = self._models
        models.content_changed.connect(self.show_content)
        models.opened_changed.connect(self.show_opened)
        models.told.connect(self._on_told)
        models.made.connect(self._offer)
        self.list.chosen.connect(models.open)
        self.train.clicked.connect(models.train)
        self.score.clicked.connect(models.score)
        self.save.clicked.connect(lambda: self._offer(models.table_file()))
        self.live.clicked.connect(models.make_live)
        self.artefact.clicked.connect(models.save_artefact)
        self.reject.clicked.connect(lambda: models.reject(self.reason.text()))
        self.reason.returnPressed.connect(lambda: models.reject(self.reason.text()))
        for chart in (self.calibration, self.top):
            chart.told.connect(lambda said: self.banner.say(said, "ok"))
        self.look.changed.connect(self._on_look)

    def _on_told(self, said: str) -> None:
        self.reason.clear()
        self.banner.say(said, "ok")

    def _offer(self, made: object) -> None:
        offer_file(self, made, lambda said: self.banner.say(said, "ok"))  # type: ignore[arg-type]

    def _on_look(self) -> None:
        target = self.look.metrics.target
        rows = min(max(self._models.table.rowCount(), 1), SHOWN)
        self.list.setFixedHeight((rows + 1) * target + 4)
        for chart in (self.calibration, self.top):
            chart.setMinimumHeight(7 * target)

    def _lay_out(self) -> None:
        lead = card("modelsLead", "lead")
        column = _inside(lead)
        column.addWidget(label("modelsTitle", self.tr("Models of uplift"), "title"))
        for part in (
            self.hint, self.nothing, self.only_leads, self.list_ring,
            FlowRow("modelsActions", self.train, self.score, self.save, gap=8), self.notes,
        ):  # fmt: skip
            column.addWidget(part)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.title, 1)
        line.addWidget(self.status)
        inside = _inside(self.opened)
        inside.addLayout(line)
        for part in (self.facts, self.gate, FlowRow("modelActions", self.live, self.artefact, gap=8)):
            inside.addWidget(part)
        last = QHBoxLayout()
        last.setSpacing(8)
        last.addWidget(self.reason, 1)
        last.addWidget(self.reject)
        inside.addLayout(last)
        outer = QVBoxLayout(self.content)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled_cards("modelsScroll", lead, self.opened, self.calibration, self.top))


def _inside(made: QFrame) -> QVBoxLayout:
    column = QVBoxLayout(made)
    column.setContentsMargins(24, 16, 24, 16)
    column.setSpacing(10)
    return column
