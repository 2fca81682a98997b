"""The photo page of a job: where new photos go, what is there by slope and shot, and the photos."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QHideEvent,
    QImage,
    QKeySequence,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.photos.gallery import ALL, UNPLACED
from stormops_desktop.viewmodels.photos.page import PhotoPage
from stormops_desktop.viewmodels.photos.words import described, label_code
from stormops_desktop.views.photos.arrivals import Arrivals, png_of
from stormops_desktop.views.photos.day_panel import DayPanel
from stormops_desktop.views.photos.header import PhotosHeader
from stormops_desktop.views.photos.import_strip import ImportStrip
from stormops_desktop.views.photos.label_bar import LabelBar
from stormops_desktop.views.photos.matrix import Matrix
from stormops_desktop.views.photos.photo_grid import PhotoGrid
from stormops_desktop.views.photos.refused_card import RefusedCard
from stormops_desktop.views.photos.thumbs import Thumbs
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.banner import Banner
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.labels import label
from stormops_desktop.views.widgets.ring import Ring
from stormops_desktop.views.widgets.screen import Screen
from stormops_desktop.views.widgets.scrolled import scrolled

MATRIX_SHARE, GRID_SHARE = 10, 13


class PhotosScreen(Screen):
    """One job's photos.

    Signals:
        left: the person wants to go back to the job.
        photo_opened: the person wants to see one photo; carries its id.
    """

    left = Signal()
    photo_opened = Signal(str)

    def __init__(self, look: Look, page: PhotoPage) -> None:
        super().__init__(look, "photosScreen", page.photos)
        self._page, self._photos = page, page.photos
        self.arrivals = Arrivals(self)
        self.thumbs = Thumbs(page.photos, self)
        self.header = PhotosHeader(look, page.photos, self.arrivals)
        self.strip = ImportStrip(look, page.photos, page.intake)
        self.doubt = Banner(look, "photosDoubt")
        self.offer = Banner(look, "photosOffer")
        self.matrix = Matrix(look, page.photos, self.thumbs)
        self.whole_job = {
            category: Button(look, f"wanted_{category}", label_code(category), icon="plus", kind="left")
            for category in ("address_front", "measurement")
        }
        self.refused_card = RefusedCard(page.photos, page.intake)
        self.only = {only: Button(look, f"show_{only}", kind="chip") for only in (ALL, UNPLACED, "cell")}
        self.grid = PhotoGrid(look, page.photos, self.thumbs)
        self.nothing = label("photosNothing", role="soft", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.labels = LabelBar(look, page.photos, self.grid)
        self.day = DayPanel(look, page)
        self._lay_out()
        self._connect()
        self._listen()

    def focus_first(self) -> None:
        self.grid.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._page.appear()
        self.show_doubt()  # left without an answer, it is still asked

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._page.vanish()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.arrivals.take_drag(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.arrivals.take_drop(event)

    def show_gallery(self) -> None:
        gallery, only = self._photos.gallery, self._photos.only
        if gallery is None:
            return
        for name, button in self.only.items():
            button.setChecked(only == name or (name == "cell" and not isinstance(only, str)))
        self.only[ALL].show_text(self.tr("All {count}").format(count=len(gallery.photos)))
        self.only[UNPLACED].show_text(self.tr("Unplaced {count}").format(count=len(gallery.unplaced)))
        self.only[UNPLACED].setVisible(bool(gallery.unplaced) or only == UNPLACED)
        self.only["cell"].setVisible(not isinstance(only, str))
        if not isinstance(only, str):
            self.only["cell"].show_text(described(only[0], only[1], "", ""))
        for category, button in self.whole_job.items():
            self._show_wanted(button, category, there=gallery.wanted.get(category, False))
        self._show_nothing()
        self.show_offer()

    def show_offer(self) -> None:
        """What waits for a yes: a burst that was cut short, or new photos in the watched folder."""
        gallery, watch, intake = self._photos.gallery, self._page.watch, self._page.intake
        self.header.show_watch(watch)
        if gallery is not None and gallery.interrupted and not intake.running:
            count = sum(burst.count_left for burst in gallery.interrupted)
            text = self.tr("Taking files in was cut short. What is in is safe; {count} can still be taken.")
            self.offer.say(
                text.format(count=count), "info", icon="photo", action=self.tr("Take the rest"),
                act=self._resume, closable=True,
            )  # fmt: skip
        elif watch.fresh and not intake.running:
            text = self.tr("{count} new in {folder}. Do they belong to {address}?")
            told = {"count": len(watch.fresh), "folder": watch.folder_name, "address": self._address}
            self.offer.say(
                text.format(**told), "info", icon="folder", action=self.tr("Add them here"),
                act=self._take_watched, closable=True,
            )  # fmt: skip
        else:
            self.offer.hide()

    def show_doubt(self) -> None:
        """Photos from elsewhere: it is asked here, and asked again before the next step of the visit."""
        doubt = self._page.doubt
        if doubt.sentence:
            self.doubt.say(
                doubt.sentence, "warn", action=self.tr("Say why"), act=doubt.answer, closable=False
            )
        else:
            self.doubt.hide()

    def _show_wanted(self, button: Button, category: str, *, there: bool) -> None:
        what = label_code(category)
        text = what if there else self.tr("{what}: missing").format(what=what)
        button.show_text(text, spoken=self.tr("{text}. New photos go here.").format(text=text))
        button.show_icon("safe" if there else "plus", "ok" if there else "warn")
        button.setChecked(self._photos.sticky.category == category)

    def _show_nothing(self) -> None:
        empty = not self._photos.photos.photos
        gallery = self._photos.gallery
        if gallery is not None and gallery.photos:
            self.nothing.setText(self.tr("No photo here yet. New ones go where the strip says."))
        else:
            self.nothing.setText(
                self.tr("No photos yet. Drop files or a folder here, paste, or press Add photos.")
            )
        self._list.setCurrentIndex(1 if empty else 0)

    @property
    def _address(self) -> str:
        return self._photos.gallery.address if self._photos.gallery else ""

    def _lay_out(self) -> None:
        for button in (*self.only.values(), *self.whole_job.values()):
            button.setCheckable(True)
        self._list = QStackedWidget()
        self._list.addWidget(Ring(self.grid))
        self._list.addWidget(self.nothing)
        chips = QHBoxLayout()
        chips.setSpacing(8)
        for button in self.only.values():
            chips.addWidget(button)
        chips.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addLayout(chips)
        right.addWidget(self._list, 1)
        self._body = QWidget()
        self._body.setObjectName("scrolled")
        body = QHBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(16)
        body.addWidget(self._left(), MATRIX_SHARE)
        body.addLayout(right, GRID_SHARE)
        page = QWidget()
        page.setObjectName("scrolled")
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        whole.addWidget(self.header)
        whole.addWidget(self.strip)
        whole.addWidget(self.doubt)
        whole.addWidget(self.offer)
        whole.addWidget(self.day, 1)
        whole.addWidget(self._body, 1)
        whole.addWidget(self.labels)
        outer = QVBoxLayout(self.content)  # a busy moment needs more than a low window has
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled("photosPage", page))

    def _left(self) -> QWidget:
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.matrix)
        for button in self.whole_job.values():
            column.addWidget(button)
        column.addWidget(self.refused_card)
        column.addStretch(1)
        self._left_area = scrolled("photosLeft", inner)
        return self._left_area

    def _connect(self) -> None:
        page, photos = self._page, self._photos
        self.header.back.clicked.connect(self._leave)
        self.header.unwatch.triggered.connect(page.watch.forget)
        self.grid.photo_opened.connect(self.photo_opened)
        self.strip.failures_wanted.connect(lambda: self._left_area.ensureWidgetVisible(self.refused_card))
        for only, button in self.only.items():
            button.clicked.connect(lambda _=False, only=only: self._show_only(only))
        for category, button in self.whole_job.items():
            button.clicked.connect(lambda _=False, c=category: photos.choose_category(c))
        arrivals = self.arrivals
        arrivals.files_came.connect(page.add_files)
        arrivals.image_came.connect(self._paste_image)
        arrivals.day_came.connect(page.day.look_at)
        arrivals.folder_chosen.connect(page.watch.choose)
        arrivals.nothing_came.connect(self._say_nothing_came)
        photos.opened.connect(self.thumbs.forget_wishes)
        photos.gallery_changed.connect(self.show_gallery)
        photos.sticky.changed.connect(self.show_gallery)
        page.watch.fresh_changed.connect(self.show_offer)
        page.doubt.doubt_changed.connect(self.show_doubt)
        self.header.always.triggered.connect(lambda on: page.watch.take_always(always=on))
        page.intake.refused.connect(self.banner.say)
        self.day.shown_changed.connect(self._make_room)
        page.intake.progressed.connect(self._on_intake)

    def _listen(self) -> None:
        sticky = self._photos.sticky
        for keys, act in (
            ("Escape", self._leave), ("Alt+Left", self._leave), ("A", self.arrivals.pick_files),
            ("Ctrl+V", self.arrivals.paste), ("S", lambda: sticky.cycle_slope(1)),
            ("Shift+S", lambda: sticky.cycle_slope(-1)), ("D", self._page.cycle_shot),
            ("G", lambda: self.strip.choosers.open_chooser("category")),
            ("H", lambda: self.strip.choosers.open_chooser("collateral")),
            ("L", self.labels.put_there), ("Alt+S", lambda: self.labels.cycle("slope")),
            ("Alt+D", lambda: self.labels.cycle("shot")), ("F2", self.labels.edit_caption),
            ("Ctrl+1", lambda: self._photos.show_only(ALL)),
            ("Ctrl+2", lambda: self._photos.show_only(UNPLACED)),
        ):  # fmt: skip
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _leave(self) -> None:
        """Escape closes the day's files first, then leads back to the job."""
        if self.day.isVisible():
            self.day.close_panel()
        else:
            self.left.emit()

    def _make_room(self, day_comes: bool) -> None:
        """The day's files take the room; the photos are back when they are done with."""
        if day_comes:
            self.labels.hide()
            self._body.hide()
        else:
            self._body.show()
            self.labels.show_chosen()
            self.grid.setFocus()

    def _show_only(self, only: str) -> None:
        if only == "cell":
            self.show_gallery()  # it stays as it is
        else:
            self._photos.show_only(only)
        self.grid.setFocus()

    def _resume(self) -> None:
        gallery = self._photos.gallery
        if gallery is not None:
            self._page.intake.resume(gallery.job_id, gallery.interrupted)

    def _take_watched(self) -> None:
        self._page.add_files(self._page.watch.take())

    def _paste_image(self, image: QImage) -> None:
        self._page.paste(png_of(image))

    def _say_nothing_came(self) -> None:
        text = self.tr("That holds no photo. Copy or drop picture files, folders or a picture.")
        self.banner.say(text, "info")

    def _on_intake(self) -> None:
        if self._page.intake.running == self.offer.isVisible():
            self.show_offer()
