"""Ready for the field? The answer first, then every fact behind it, each with the way to put it right."""

from PySide6.QtCore import QRegularExpression, QSize, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.moments import day_and_time
from stormops_desktop.viewmodels.office.ready import ReadyViewModel
from stormops_desktop.viewmodels.office.ready_words import check_name, found_words
from stormops_desktop.viewmodels.office.shown import Check, Fix, Light, Readiness
from stormops_desktop.viewmodels.shell import ShellViewModel
from stormops_desktop.viewmodels.sign_in import PIN_DIGITS
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.badge import Badge, badge_font, badge_width
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.labels import card, label
from stormops_desktop.views.widgets.rebuilt import Rebuilt
from stormops_desktop.views.widgets.screen import Screen
from stormops_desktop.views.widgets.scrolled import scrolled

MARK = {Light.OK: ("safe", "ok"), Light.LOOK: ("attention", "warn"), Light.STOP: ("attention", "danger")}
WORST_FIRST = (Light.STOP, Light.LOOK, Light.OK)


class ReadyScreen(Screen):
    """One button, one answer.

    Signals:
        fix_wanted: an item leads to another page; carries a `Fix`.
    """

    fix_wanted = Signal(str)

    def __init__(self, look: Look, ready: ReadyViewModel, shell: ShellViewModel) -> None:
        super().__init__(look, "readyScreen", ready)
        self._ready, self._shell = ready, shell
        self._mark = QLabel()
        self.answer = label("readyAnswer", role="heading", wrap=True)
        self.promise = label("readyPromise", role="soft", wrap=True)
        self.look_now = Button(look, "readyCheck", self.tr("Check now"), icon="search", kind="primary")
        self._body = Rebuilt()
        self._lay_out()
        ready.content_changed.connect(self.show_content)
        shell.storm_changed.connect(self.show_content)
        look.changed.connect(self.show_content)
        self.look_now.clicked.connect(ready.check)
        self.show_content()

    def focus_first(self) -> None:
        self.look_now.setFocus()

    def show_content(self) -> None:
        found = self._ready.found
        icon, tone = self._sign(found)
        self._mark.setPixmap(self.look.icon(icon, tone).pixmap(QSize(40, 40)))
        self.answer.setText(self._answer(found))
        self.promise.setText(self._promise(found))
        checking = self._ready.checking
        self.look_now.setEnabled(not checking)
        self.look_now.show_text(self.tr("Checking") if checking else self.tr("Check now"))
        self._body.put(self._list(found))

    def _sign(self, found: Readiness | None) -> tuple[str, str]:
        if found is None:
            return "clock", "ink"
        worst = [light for light in (Light.STOP, Light.LOOK) if any(c.light is light for c in found.checks)]
        return MARK[worst[0]] if worst else MARK[Light.OK]

    def _answer(self, found: Readiness | None) -> str:
        if found is None:
            return self.tr("Not checked on this machine yet")
        when = day_and_time(found.as_of_ms, self._shell.zone)
        if found.ready:
            return self.tr("Ready for the field, as of {when}").format(when=when)
        if found.stops == 1:
            return self.tr("Not ready: 1 thing to put right, as of {when}").format(when=when)
        return self.tr("Not ready: {count} things to put right, as of {when}").format(
            count=found.stops, when=when
        )

    def _promise(self, found: Readiness | None) -> str:
        if found is None:
            return self.tr("One look at this machine; it needs no network and takes a few seconds.")
        if not found.ready:
            return self.tr("Put right what is red, then check again. What is saved here stays saved.")
        until = day_and_time(found.good_until_ms, self._shell.zone)
        return self.tr("All of this is on this machine and works without a network until {until}.").format(
            until=until
        )

    def _list(self, found: Readiness | None) -> QWidget:
        fresh = QWidget()
        fresh.setObjectName("scrolled")
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for check in sorted(found.checks, key=_worst_first) if found is not None else ():
            column.addWidget(self._row(check))
        column.addStretch(1)
        return fresh

    def _row(self, check: Check) -> QFrame:
        box = card(f"check_{check.key}")
        line = QHBoxLayout(box)
        line.setContentsMargins(20, 10, 12, 10)
        line.setSpacing(16)
        icon, tone = MARK[check.light]
        badge = Badge(self.look, f"light_{check.key}")
        badge.show_badge(icon, self._light(check.light), tone)
        badge.setFixedWidth(self._badge_width())
        words = QVBoxLayout()
        words.setSpacing(2)
        found = found_words(check, self._ready.now_ms, self._shell.zone)
        words.addWidget(label(f"name_{check.key}", check_name(check), "strong"))
        words.addWidget(label(f"found_{check.key}", found, wrap=True))
        line.addWidget(badge)
        line.addLayout(words, 1)
        if check.light is not Light.OK and check.fix is Fix.SET_PIN:
            line.addWidget(self._pin_form())
        elif check.light is not Light.OK and check.fix:
            line.addWidget(self._way_out(check))
        return box

    def _way_out(self, check: Check) -> Button:
        words = {
            Fix.SYNC: self.tr("Sync now"), Fix.FREE_SPACE: self.tr("Free space"),
            Fix.MAP_PACKS: self.tr("Map packs"), Fix.CLOSE_OUT: self.tr("Close-out"),
            Fix.JOBS: self.tr("Jobs"),
        }[check.fix]  # fmt: skip
        spoken = self.tr("{words}: {what}").format(words=words, what=check_name(check))
        button = Button(self.look, f"fix_{check.key}", words, spoken=spoken)
        if check.fix is Fix.SYNC:
            button.clicked.connect(self._ready.sync_now)
        button.clicked.connect(lambda: self.fix_wanted.emit(check.fix.value))
        return button

    def _pin_form(self) -> QWidget:
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        field = QLineEdit()
        field.setObjectName("newPin")
        field.setAccessibleName(self.tr("New PIN, {count} digits").format(count=PIN_DIGITS))
        field.setPlaceholderText(self.tr("{count} digits").format(count=PIN_DIGITS))
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setValidator(QRegularExpressionValidator(QRegularExpression(rf"\d{{0,{PIN_DIGITS}}}"), field))
        field.setMaximumWidth(140)
        keep = Button(self.look, "keepPin", self.tr("Set PIN"), icon="lock")
        for signal in (keep.clicked, field.returnPressed):
            signal.connect(lambda: self._ready.set_pin(field.text()))
        line.addWidget(field)
        line.addWidget(keep)
        return box

    def _badge_width(self) -> int:
        """Names stand below each other, whatever the badges say."""
        return max(badge_width(self._light(light), badge_font(self.look)) for light in Light) + 2

    def _light(self, light: Light) -> str:
        return {
            Light.OK: self.tr("Good"), Light.LOOK: self.tr("Know this"), Light.STOP: self.tr("Put right"),
        }[light]  # fmt: skip

    def _lay_out(self) -> None:
        head = card("readyCard", "lead")
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.answer)
        words.addWidget(self.promise)
        line = QHBoxLayout(head)
        line.setContentsMargins(24, 20, 24, 20)
        line.setSpacing(16)
        line.addWidget(self._mark)
        line.addLayout(words, 1)
        line.addWidget(self.look_now)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(label("readyTitle", self.tr("Ready for the field?"), "title"))
        column.addWidget(head)
        column.addWidget(scrolled("readyScroll", self._body), 1)


def _worst_first(check: Check) -> int:
    return WORST_FIRST.index(check.light)
