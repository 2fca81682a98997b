"""Where the claim stands, where it can go, and what a stage still asks for."""

from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from stormops_desktop.domain.claims.form_fields import BY_KEY
from stormops_desktop.domain.claims.stages import NEXT, ClaimStage, StageChange, milestone
from stormops_desktop.viewmodels.claim import ClaimViewModel
from stormops_desktop.viewmodels.claim_words import code_word, label_word, sentence, stage_word
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button, Selector
from stormops_desktop.views.widgets.labels import label
from stormops_desktop.views.widgets.rebuilt import Rebuilt


class StageCard(QFrame):
    """The usual next stages as buttons, every other one in a menu, and a line for the reason."""

    def __init__(self, look: Look, claim: ClaimViewModel) -> None:
        super().__init__()
        self._look, self._claim = look, claim
        self.setObjectName("stageCard")
        self.setProperty("card", "true")
        self.now = label("stageNow", "", "strong", wrap=True)
        self._next = Rebuilt()
        self.reason = QLineEdit()
        self.reason.setObjectName("stageReason")
        self.reason.setAccessibleName(self.tr("Reason for the change of stage"))
        self.reason.setPlaceholderText(self.tr("Reason, where one is asked for"))
        self.other = Selector(look, "stageOther", self.tr("Another stage"))
        self.other.choices.triggered.connect(lambda action: self._go(str(action.data())))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(label("stageTitle", self.tr("Stage of the claim"), "heading"))
        column.addWidget(self.now)
        column.addWidget(self._next)
        column.addWidget(self.reason)
        column.addWidget(self.other)
        claim.view_changed.connect(self.show_claim)
        claim.opened.connect(self.reason.clear)

    def show_claim(self) -> None:
        view = self._claim.view
        if view is None:
            return
        stage = view.stage
        words = stage_word(view.stage_code)
        if stage is not None:
            words = self.tr("{stage}, elsewhere called {milestone}").format(
                stage=words, milestone=sentence(milestone(stage).value)
            )
        self.now.setText(words)
        usual = NEXT[stage] if stage is not None else ()
        self._show_usual(usual)
        others = [each for each in view.changes if each not in usual]
        title = self.tr("Another stage")
        self.other.offer([("", title), *((each.value, stage_word(each.value)) for each in others)], "")

    def _show_usual(self, usual: tuple[ClaimStage, ...]) -> None:
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for stage in usual:
            words = code_word(stage.value)
            button = Button(self._look, f"stage_{stage.value}", words, icon="next")
            button.setAccessibleName(self.tr("Next stage: {stage}").format(stage=words))
            button.clicked.connect(lambda _=False, stage=stage: self._go(stage.value))
            column.addWidget(button)
            asks = self._asks(self._claim.view.changes.get(stage) if self._claim.view else None)
            if asks:
                column.addWidget(label(f"asks_{stage.value}", asks, "small", wrap=True))
        self._next.put(fresh)

    def _asks(self, change: StageChange | None) -> str:
        if change is None or not change.missing:
            return ""
        facts = [label_word(BY_KEY[key].label) if key in BY_KEY else code_word(key) for key in change.missing]
        return self.tr("Asks for: {facts}. Fill in, mark as not known, or give a reason.").format(
            facts=", ".join(facts)
        )

    def _go(self, stage: str) -> None:
        if stage:
            self._claim.move(stage, self.reason.text())
