"""Beside the checklist: what is missing, photos with open questions, where one is, what was answered."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.evidence.page import EvidenceViewModel
from stormops_desktop.viewmodels.evidence.words import gap_word, position_words, reason_word, short_question
from stormops_desktop.viewmodels.moments import day_and_time
from stormops_desktop.viewmodels.photos.words import label_code, metres, photo_title
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.badge import Badge
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.labels import label, restyle
from stormops_desktop.views.widgets.rebuilt import Rebuilt

MOST_LISTED = 12


class EvidenceCard(QFrame):
    """A card whose content is made afresh when the evidence changes."""

    def __init__(self, look: Look, page: EvidenceViewModel, name: str) -> None:
        super().__init__()
        self.look, self.page = look, page
        self.setObjectName(name)
        self.setProperty("card", "true")
        self._body = Rebuilt()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 14, 16, 14)
        self._column.addWidget(self._body)
        page.view_changed.connect(self.show_evidence)

    def show_evidence(self) -> None:
        if self.page.view is None:
            return
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.fill(column)
        self._body.put(fresh)

    def fill(self, column: QVBoxLayout) -> None:
        """Puts the content there."""
        raise NotImplementedError


class MissingCard(EvidenceCard):
    """One line on how complete it is, then each gap."""

    def __init__(self, look: Look, page: EvidenceViewModel) -> None:
        super().__init__(look, page, "missingCard")

    def fill(self, column: QVBoxLayout) -> None:
        view = self.page.view
        if view is None:
            return
        gaps = view.checklist.gaps
        badge = Badge(self.look, "missingBadge")
        if gaps:
            several = self.tr("{count} pieces missing").format(count=len(gaps))
            badge.show_badge("attention", several if len(gaps) > 1 else self.tr("1 piece missing"), "warn")
        else:
            badge.show_badge("completed", self.tr("Complete"), "ok")
        column.addWidget(badge)
        for at, gap in enumerate(gaps[:MOST_LISTED]):
            column.addWidget(label(f"gap{at}", gap_word(gap), wrap=True))
        if not gaps:
            said = self.tr("Every slope has what it needs, or a reason why not.")
            column.addWidget(label("noGaps", said, "soft", wrap=True))
        if view.damaged:
            rule = self.tr(
                "A slope counts as damaged with a close-up or a test square with hits, or when you say so."
            )
            column.addWidget(label("damageRule", rule, "small", wrap=True))


class OpenQuestionsCard(EvidenceCard):
    """Photos that do not answer all of where, what, how much and for which line.

    Signals:
        photo_wanted: one was pressed.
    """

    photo_wanted = Signal(str)

    def __init__(self, look: Look, page: EvidenceViewModel) -> None:
        super().__init__(look, page, "openQuestions")

    def fill(self, column: QVBoxLayout) -> None:
        view = self.page.view
        if view is None:
            return
        open_ones = [each for each in view.photos if each.questions]
        column.addWidget(
            label("openTitle", self.tr("Photos that leave questions open"), "heading", wrap=True)
        )
        if not open_ones:
            said = self.tr("No photos yet.") if not view.photos else self.tr("None: each says all it should.")
            column.addWidget(label("noneOpen", said, "soft", wrap=True))
        for each in open_ones[:MOST_LISTED]:
            title = self.tr("No. {number}: {what}").format(number=each.number, what=photo_title(each.photo))
            line = Button(self.look, f"open{each.number}", title, kind="left")
            line.clicked.connect(lambda _=False, key=each.photo.photo_id: self.photo_wanted.emit(key))
            column.addWidget(line)
            missing = ", ".join(short_question(question) for question in each.questions)
            told = self.tr("Does not say: {what}").format(what=missing)
            column.addWidget(label(f"openWhat{each.number}", told, "small", wrap=True))
        left = len(open_ones) - MOST_LISTED
        if left > 0:
            column.addWidget(label("moreOpen", self.tr("and {count} more").format(count=left), "soft"))


class AnswersCard(EvidenceCard):
    """What the visit was asked and answered, newest first."""

    def __init__(self, look: Look, page: EvidenceViewModel) -> None:
        super().__init__(look, page, "answersCard")

    def fill(self, column: QVBoxLayout) -> None:
        view = self.page.view
        self.setVisible(bool(view and view.checks))
        if view is None:
            return
        column.addWidget(label("answersTitle", self.tr("Reasons given"), "heading"))
        for at, check in enumerate(reversed(view.checks)):
            named = [code for code in (check.slope, check.shot) if code not in ("", "damage")]
            where = ", ".join(label_code(code) for code in named)
            if check.kind == "roof" and check.distance_m is not None:
                where = self.tr("{distance} from the stop").format(distance=metres(check.distance_m))
            said = ": ".join(part for part in (where, check.words or reason_word(check.answer)) if part)
            line = QHBoxLayout()
            line.addWidget(label(f"answer{at}", said, wrap=True), 1)
            if check.pending:
                badge = Badge(self.look, f"answerPending{at}")
                badge.show_badge("waiting", self.tr("Only here"), "info")
                line.addWidget(badge)
            column.addLayout(line)
            by = f"{check.by}, {day_and_time(check.asked_at, view.zone)}"
            column.addWidget(label(f"answerBy{at}", by, "small", wrap=True))


class PositionCard(QFrame):
    """Where this device is, what says so, and two ways to say it."""

    def __init__(self, look: Look, page: EvidenceViewModel) -> None:
        super().__init__()
        self._page = page
        self.setObjectName("positionCard")
        self.setProperty("card", "true")
        self.said = label("positionSaid", wrap=True)
        self.place = QLineEdit()
        self.place.setObjectName("positionField")
        self.place.setAccessibleName(self.tr("Where you are: latitude, longitude"))
        self.place.setPlaceholderText(self.tr("33.0712, -96.7512"))
        self.problem = label("positionProblem", wrap=True)
        restyle(self.problem, tone="danger")
        self.receiver = Button(look, "askReceiver", self.tr("Ask the receiver"), icon="on_site")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(6)
        column.addWidget(label("positionTitle", self.tr("Is this the right house?"), "heading"))
        for widget in (self.said, self.place, self.problem, self.receiver):
            column.addWidget(widget)
        self.place.returnPressed.connect(lambda: page.type_place(self.place.text()))
        self.receiver.clicked.connect(page.ask_receiver)
        page.view_changed.connect(self.show_position)
        page.opened.connect(self.place.clear)

    def show_position(self) -> None:
        roof = self._page.roof
        if roof is not None:
            self.said.setText(position_words(roof))
            far = roof.asks or bool(roof.answered)
            restyle(self.said, tone="warn" if far else "")
        self.problem.setText(self._page.place_problem)
        self.problem.setVisible(bool(self._page.place_problem))
