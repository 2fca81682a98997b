"""Close-out: "0 items exist only on this machine", what stands in the way of that, and the ways to it."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.moments import day_and_time, size, whole
from stormops_desktop.viewmodels.office.close_out import CloseOutViewModel
from stormops_desktop.viewmodels.office.shown import CloseOut, Kind, OpenItem
from stormops_desktop.viewmodels.photos.words import refusal
from stormops_desktop.viewmodels.said import say
from stormops_desktop.viewmodels.shell import ShellViewModel
from stormops_desktop.views.office.bundle_form import BundleForm
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.kept_keys import allow
from stormops_desktop.views.widgets.labels import card, label
from stormops_desktop.views.widgets.rebuilt import Rebuilt
from stormops_desktop.views.widgets.screen import Screen
from stormops_desktop.views.widgets.scrolled import scrolled

SHOWN = 8


class CloseOutScreen(Screen):
    """The last page of a day.

    Signals:
        job_wanted: an item leads to its job; carries the id.
        inbox_wanted: something is decided on the Sync page.
    """

    job_wanted = Signal(str)
    inbox_wanted = Signal()

    def __init__(self, look: Look, close_out: CloseOutViewModel, shell: ShellViewModel) -> None:
        super().__init__(look, "closeOutScreen", close_out)
        self._close_out, self._shell = close_out, shell
        self._whole: set[Kind] = set()
        self._mark = QLabel()
        self.answer = label("closeOutAnswer", role="heading", wrap=True)
        self.promise = label("closeOutPromise", role="soft", wrap=True)
        self.now = Button(look, "closeOutSync", self.tr("Sync now"), icon="sync", kind="primary")
        self.make = Button(look, "closeOutMake", self.tr("Bundle to a stick"), icon="lock")
        self.bring = Button(look, "closeOutBring", self.tr("Bring in a bundle"), icon="up")
        self.making = BundleForm(look, close_out, writing=True)
        self.bringing = BundleForm(look, close_out, writing=False)
        self._body = Rebuilt()
        self._lay_out()
        self._connect()
        self.show_content()

    def focus_first(self) -> None:
        self.now.setFocus()

    def show_content(self) -> None:
        found = self._close_out.found
        safe = found is not None and not (found.only_here or found.needs_you)
        icon, tone = ("safe", "ok") if safe else ("laptop", "info")
        if found is not None and not found.only_here and found.needs_you:
            icon, tone = "attention", "warn"
        self._mark.setPixmap(self.look.icon(icon, tone).pixmap(QSize(40, 40)))
        self.answer.setText(self._answer(found))
        self.promise.setText(self._promise(found))
        self.make.setEnabled(found is not None and found.only_here + found.apart > 0)
        self._show_running()
        self._body.put(self._kinds(found))

    def _show_running(self) -> None:
        running = self._close_out.driver.running
        allow(self.now, on=not running)
        self.now.show_text(self.tr("Syncing") if running else self.tr("Sync now"))

    def _answer(self, found: CloseOut | None) -> str:
        if found is None:
            return self.tr("Counting what is here")
        if found.only_here == 1:
            return self.tr("1 item exists only on this machine")
        return self.tr("{count} items exist only on this machine").format(count=whole(found.only_here))

    def _promise(self, found: CloseOut | None) -> str:
        if found is None:
            return ""
        parts = [self.tr("As of {when}.").format(when=day_and_time(found.as_of_ms, self._shell.zone))]
        if not (found.only_here or found.needs_you):
            parts.append(self.tr("Everything you saved is safe at the office. You can hand this machine on."))
        if found.needs_you:
            parts.append(self.tr("{count} wait for your decision.").format(count=whole(found.needs_you)))
        if found.apart:
            said = self.tr("{count} files that are no usable pictures are kept here; a bundle has them too.")
            one = self.tr("1 file that is no usable picture is kept here; a bundle has it too.")
            parts.append(one if found.apart == 1 else said.format(count=whole(found.apart)))
        if found.bundle is not None and found.only_here:
            parts.append(self._bundle_words(found))
        return " ".join(parts)

    def _bundle_words(self, found: CloseOut) -> str:
        assert found.bundle is not None
        when = day_and_time(found.bundle.made_ms, self._shell.zone)
        if found.bundle.holds_all:
            return self.tr("All of it is in the bundle {name} of {when} too.").format(
                name=found.bundle.name, when=when
            )
        return self.tr("The bundle of {when} does not have all of it.").format(when=when)

    def _kinds(self, found: CloseOut | None) -> QWidget:
        fresh = QWidget()
        fresh.setObjectName("scrolled")
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        kinds = [kind for kind in Kind if found is not None and found.of(kind)]
        for kind in kinds:
            assert found is not None
            column.addWidget(self._kind(kind, found.of(kind)))
        none = [self._word(kind) for kind in Kind if kind not in (*kinds, Kind.OTHER, Kind.APART)]
        if found is not None and none:
            text = self.tr("Nothing open: {kinds}.").format(kinds=", ".join(none))
            column.addWidget(label("closeOutNone", text, "soft", wrap=True))
        column.addStretch(1)
        return fresh

    def _kind(self, kind: Kind, items: tuple[OpenItem, ...]) -> QFrame:
        box = card(f"kind_{kind}")
        column = QVBoxLayout(box)
        column.setContentsMargins(20, 12, 12, 12)
        column.setSpacing(4)
        head = QHBoxLayout()
        title = self.tr("{kind}: {count}").format(kind=self._word(kind).capitalize(), count=whole(len(items)))
        head.addWidget(label(f"title_{kind}", title, "heading"), 1)
        if kind in (Kind.REFUSED, Kind.CONFLICTS):
            decide = Button(self.look, f"decide_{kind}", self.tr("Decide"), icon="next")
            decide.clicked.connect(self.inbox_wanted)
            head.addWidget(decide)
        column.addLayout(head)
        shown = items if kind in self._whole else items[:SHOWN]
        for at, item in enumerate(shown):
            column.addLayout(self._item(kind, at, item))
        if len(shown) < len(items):
            text = self.tr("Show all {count}").format(count=whole(len(items)))
            more = Button(self.look, f"more_{kind}", text, icon="down", kind="quiet")
            more.clicked.connect(lambda: self._show_all(kind))
            column.addWidget(more)
        return box

    def _item(self, kind: Kind, at: int, item: OpenItem) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(f"what_{kind}{at}", self._what(item), "strong", wrap=True))
        if item.trouble:
            why = refusal(item.trouble) if kind is Kind.APART else say(item.trouble)
            words.addWidget(label(f"trouble_{kind}{at}", why, "soft", wrap=True))
        line.addLayout(words, 4)
        line.addWidget(label(f"where_{kind}{at}", item.where, wrap=True), 4)
        line.addWidget(label(f"when_{kind}{at}", day_and_time(item.at_ms, self._shell.zone), "small"))
        if item.job_id is not None:
            spoken = self.tr("Open the job at {where}").format(where=item.where)
            way = Button(
                self.look, f"open_{kind}{at}", icon="next", kind="quiet", target="square", spoken=spoken
            )
            way.clicked.connect(lambda: self.job_wanted.emit(item.job_id))
            line.addWidget(way)
        return line

    def _what(self, item: OpenItem) -> str:
        if item.machine:
            return self.tr("{what}, brought from {machine}").format(what=say(item.what), machine=item.machine)
        if item.what:
            return say(item.what)
        words = (
            self.tr("Signed paper, {size} to go")
            if item.kind is Kind.PAPERS
            else self.tr("Photo, {size} to go")
        )
        return words.format(size=size(item.size_bytes))

    def _show_all(self, kind: Kind) -> None:
        self._whole.add(kind)
        self.show_content()

    def _word(self, kind: Kind) -> str:
        return {
            Kind.JOBS: self.tr("visits and jobs"), Kind.NOTES: self.tr("notes"),
            Kind.CLAIMS: self.tr("claim entries"), Kind.PHOTOS: self.tr("photos"),
            Kind.PAPERS: self.tr("papers"), Kind.OTHER: self.tr("other changes"),
            Kind.BROUGHT: self.tr("work brought from another laptop"),
            Kind.APART: self.tr("files that are no pictures"),
            Kind.REFUSED: self.tr("changes the office refused"),
            Kind.CONFLICTS: self.tr("changes with two values"),
        }[kind]  # fmt: skip

    def _open(self, form: BundleForm) -> None:
        for other in (self.making, self.bringing):
            if other is not form:
                other.close_form()
        form.open_form()

    def _connect(self) -> None:
        self._close_out.content_changed.connect(self.show_content)
        self._close_out.told.connect(lambda said: self.banner.say(said, "ok"))
        self._close_out.driver.status_changed.connect(self._show_running)
        self._shell.storm_changed.connect(self.show_content)
        self.look.changed.connect(self.show_content)
        self.now.clicked.connect(self._close_out.sync_now)
        self.make.clicked.connect(lambda: self._open(self.making))
        self.bring.clicked.connect(lambda: self._open(self.bringing))

    def _lay_out(self) -> None:
        head = card("closeOutCard", "lead")
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.answer)
        words.addWidget(self.promise)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self._mark)
        top.addLayout(words, 1)
        top.addWidget(self.now)
        ways = QHBoxLayout()
        ways.setSpacing(12)
        ways.addWidget(self.make)
        ways.addWidget(self.bring)
        ways.addStretch(1)
        inside = QVBoxLayout(head)
        inside.setContentsMargins(24, 20, 24, 16)
        inside.setSpacing(12)
        inside.addLayout(top)
        inside.addLayout(ways)
        below = QWidget()
        below.setObjectName("scrolled")
        stacked = QVBoxLayout(below)
        stacked.setContentsMargins(0, 0, 0, 0)
        stacked.setSpacing(12)
        for widget in (self.making, self.bringing, self._body):
            stacked.addWidget(widget)
        stacked.addStretch(1)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(label("closeOutTitle", self.tr("Close-out"), "title"))
        column.addWidget(head)
        column.addWidget(scrolled("closeOutScroll", below), 1)
