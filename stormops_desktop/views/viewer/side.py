"""Beside the photo: what it still has to say, its labels, the lines it supports, and the file's facts."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from stormops_desktop.domain.evidence.line_items import LineItem
from stormops_desktop.domain.evidence.taxonomy import (
    COMPASS,
    SIDES,
    Accessory,
    Category,
    Collateral,
    Shot,
    Slope,
)
from stormops_desktop.viewmodels.evidence.words import fact_rows, line_word, question_word
from stormops_desktop.viewmodels.photos.words import label_code
from stormops_desktop.viewmodels.viewer.viewer import ViewerViewModel
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button, Selector
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.labels import label, restyle
from stormops_desktop.views.widgets.rebuilt import Rebuilt

LABELS: dict[str, Sequence[str]] = {
    "slope": (*SIDES, *COMPASS, Slope.ALL), "shot": tuple(Shot), "category": tuple(Category),
    "collateral": tuple(Collateral), "accessory": tuple(Accessory),
}  # fmt: skip
FIRST_LINES = 8


class QuestionsCard(QFrame):
    """What the photo must still answer; when it answers all, it says so."""

    def __init__(self, look: Look, viewer: ViewerViewModel) -> None:
        super().__init__()
        del look
        self._viewer = viewer
        self.setObjectName("questionsCard")
        self._body = Rebuilt()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.addWidget(self._body)
        viewer.photo_changed.connect(self.show_photo)

    def show_photo(self) -> None:
        photo = self._viewer.photo
        if photo is None:
            return
        restyle(self, tone="warn" if photo.questions else "ok")
        fresh = QWidget()
        fresh.setObjectName("questions")
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        title = (
            self.tr("Still to say") if photo.questions else self.tr("Says where, what, how much, for what")
        )
        column.addWidget(label("questionsTitle", title, "strong", wrap=True))
        for question in photo.questions:
            column.addWidget(label(f"question_{question}", question_word(question), wrap=True))
        self._body.put(fresh)


class DescriptionCard(QFrame):
    """Labels by menus, words by fields; each is kept when it is left."""

    def __init__(self, look: Look, viewer: ViewerViewModel) -> None:
        super().__init__()
        self._viewer = viewer
        self.setObjectName("descriptionCard")
        self.setProperty("card", "true")
        titles = {"slope": self.tr("Slope"), "shot": self.tr("Shot"), "category": self.tr("Category"),
                  "collateral": self.tr("Collateral"), "accessory": self.tr("On the roof")}  # fmt: skip
        self.menus = {name: Selector(look, f"photo_{name}", titles[name], least=110) for name in LABELS}
        self.caption = self._field("photoCaption", self.tr("Caption"), self.tr("What one sees"))
        self.extent = self._field("photoExtent", self.tr("How many or how big"), self.tr("9 hits, 1.5 in"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for at, (name, menu) in enumerate(self.menus.items()):
            grid.addWidget(label(f"photoTitle_{name}", titles[name], "label"), at, 0)
            grid.addWidget(menu, at, 1)
            menu.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            menu.choices.triggered.connect(
                lambda action, name=name: viewer.describe(**{name: str(action.data())})
            )
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 14)
        column.setSpacing(6)
        column.addLayout(grid)
        for field, words in (
            (self.extent, self.tr("How many or how big")),
            (self.caption, self.tr("Caption")),
        ):
            column.addWidget(label(f"{field.objectName()}Title", words, "label"))
            column.addWidget(field)
        self.caption.editingFinished.connect(lambda: viewer.describe(caption=self.caption.text()))
        self.extent.editingFinished.connect(lambda: viewer.describe(extent=self.extent.text()))
        viewer.opened.connect(self._forget_typed)
        viewer.photo_changed.connect(self.show_photo)

    def show_photo(self) -> None:
        photo = self._viewer.photo
        if photo is None:
            return
        for name, menu in self.menus.items():
            now = getattr(photo.photo, name) or ""
            choices = [("", self.tr("Not said")), *((code, label_code(code)) for code in LABELS[name])]
            if now and now not in LABELS[name]:
                choices.append((now, label_code(now)))
            menu.offer(choices, now)
        for field, words in ((self.caption, photo.photo.caption), (self.extent, photo.photo.extent)):
            if not field.hasFocus() and field.text() != (words or ""):
                field.setText(words or "")

    def _forget_typed(self) -> None:
        """Another photo: what stands in the fields is not about it."""
        photo = self._viewer.photo
        self.caption.setText((photo.photo.caption or "") if photo else "")
        self.extent.setText((photo.photo.extent or "") if photo else "")

    def _field(self, name: str, spoken: str, hint: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        field.setAccessibleName(spoken)
        field.setPlaceholderText(hint)
        return field


class LinesCard(QFrame):
    """Which lines of the claim the photo supports: chips, the usual ones first."""

    def __init__(self, look: Look, viewer: ViewerViewModel) -> None:
        super().__init__()
        self._viewer = viewer
        self.setObjectName("linesCard")
        self.setProperty("card", "true")
        self.chips = {line.value: self._chip(look, line) for line in LineItem}
        self.more = Button(look, "moreLines", self.tr("More lines"), icon="down", kind="quiet")
        self._all = False
        chips = FlowRow("lineChips", *self.chips.values())
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addWidget(label("linesTitle", self.tr("Supports these lines"), "strong", wrap=True))
        column.addWidget(chips)
        column.addWidget(self.more)
        self.more.clicked.connect(self._show_all)
        viewer.photo_changed.connect(self.show_photo)

    def show_photo(self) -> None:
        photo = self._viewer.photo
        if photo is None:
            return
        for at, (line, chip) in enumerate(self.chips.items()):
            chip.setChecked(line in photo.claim_items)
            chip.setVisible(self._all or at < FIRST_LINES or line in photo.claim_items)
        self.more.setVisible(not self._all)

    def _chip(self, look: Look, line: LineItem) -> Button:
        chip = Button(look, f"line_{line.value}", line_word(line.value), kind="chip")
        chip.setCheckable(True)
        chip.clicked.connect(lambda: self._viewer.toggle_line(line.value))
        return chip

    def _show_all(self) -> None:
        self._all = True
        self.show_photo()
        self.chips[list(self.chips)[FIRST_LINES]].setFocus()


class FactsCard(QFrame):
    """What the file says of itself."""

    def __init__(self, look: Look, viewer: ViewerViewModel) -> None:
        super().__init__()
        del look
        self._viewer = viewer
        self.setObjectName("photoFacts")
        self.setProperty("card", "true")
        self._body = Rebuilt()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.addWidget(self._body)
        viewer.photo_changed.connect(self.show_photo)

    def show_photo(self) -> None:
        photo, view = self._viewer.photo, self._viewer.view
        if photo is None or view is None:
            return
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label("factsTitle", self.tr("The file"), "strong"))
        for key, title, words, odd in fact_rows(photo, view.zone):
            column.addSpacing(4)
            column.addWidget(label(f"factTitle_{key}", title, "label"))
            shown = label(f"fact_{key}", words, "" if key != "hash" else "small", wrap=True)
            if odd:
                restyle(shown, tone="warn")
            column.addWidget(shown)
        self._body.put(fresh)
