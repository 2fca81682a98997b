"""The four small forms of signing in."""

from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtGui import QHideEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.sign_in import PIN_DIGITS, SignInViewModel
from stormops_desktop.viewmodels.words import role_word
from stormops_desktop.views.shell.swatch import swatch
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import GAP, Button
from stormops_desktop.views.widgets.labels import label


class StageForm(QWidget):
    """A column of fields with one primary button."""

    def __init__(self, look: Look, sign_in: SignInViewModel, name: str, title: str, hint: str) -> None:
        super().__init__()
        self.look, self.sign_in = look, sign_in
        self.setObjectName(name)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.column.addWidget(label(f"{name}Title", title, "title", wrap=True))
        self.hint = label(f"{name}Hint", hint, "soft", wrap=True)
        self.column.addWidget(self.hint)
        self.column.addSpacing(12)
        self.go = Button(look, f"{name}Go", kind="primary")
        self._words = ""

    def show_stage(self) -> None:
        """Fills in what depends on who is known."""

    def focus_first(self) -> None:
        fields = self.findChildren(QLineEdit)
        empty = [field for field in fields if not field.text()]
        first: QWidget = next(iter(empty or fields), self.go)
        first.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing secret stays in a field that is no longer on screen."""
        for field in self.findChildren(QLineEdit):
            if field.echoMode() is QLineEdit.EchoMode.Password:
                field.clear()
        super().hideEvent(event)

    def show_busy(self, *, busy: bool) -> None:
        self.go.setEnabled(not busy)
        self.go.show_text(self.tr("One moment") if busy else self._words)

    def add_field(self, name: str, title: str, *, secret: bool = False) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        field.setAccessibleName(title)
        if secret:
            field.setEchoMode(QLineEdit.EchoMode.Password)
        caption = label(f"{name}Caption", title, "label")
        caption.setBuddy(field)
        self.column.addWidget(caption)
        self.column.addWidget(field)
        self.column.addSpacing(4)
        return field

    def add_pin(self, name: str, title: str) -> QLineEdit:
        field = self.add_field(name, title, secret=True)
        field.setValidator(QRegularExpressionValidator(QRegularExpression(rf"\d{{0,{PIN_DIGITS}}}"), field))
        return field

    def add_go(self, words: str) -> None:
        self._words = words
        self.go.show_text(words)
        self.column.addSpacing(8)
        self.column.addWidget(self.go)


class OnlineForm(StageForm):
    """E-mail and password, checked by the office."""

    def __init__(self, look: Look, sign_in: SignInViewModel) -> None:
        super().__init__(
            look,
            sign_in,
            "onlineForm",
            self.tr("Sign in"),
            self.tr("The first time on this machine you need a connection to the office."),
        )
        self.email = self.add_field("emailField", self.tr("E-mail"))
        self.password = self.add_field("passwordField", self.tr("Password"), secret=True)
        self.add_go(self.tr("Sign in"))
        self.pin = Button(look, "usePin", self.tr("Unlock with a PIN instead"), icon="lock", kind="quiet")
        self.column.addWidget(self.pin, 0, Qt.AlignmentFlag.AlignLeft)
        self.email.returnPressed.connect(self.password.setFocus)
        self.password.returnPressed.connect(self._submit)
        self.go.clicked.connect(self._submit)
        self.pin.clicked.connect(sign_in.use_pin)
        sign_in.load_changed.connect(self.show_stage)

    def show_stage(self) -> None:
        self.pin.setVisible(bool(self.sign_in.people))

    def _submit(self) -> None:
        self.sign_in.sign_in(self.email.text(), self.password.text())


class UnlockForm(StageForm):
    """People this machine knows, and the PIN of the one chosen."""

    def __init__(self, look: Look, sign_in: SignInViewModel) -> None:
        super().__init__(
            look, sign_in, "unlockForm", self.tr("Welcome back"), self.tr("No connection is needed.")
        )
        self._people = QVBoxLayout()
        self._people.setSpacing(8)
        self.column.addLayout(self._people)
        self.column.addSpacing(8)
        self.pin = self.add_field("pinField", self.tr("PIN, or your password on this machine"), secret=True)
        self.add_go(self.tr("Unlock"))
        self.other = Button(
            look, "usePassword", self.tr("Sign in with a password"), icon="person", kind="quiet"
        )
        self.column.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)
        self.pin.returnPressed.connect(self._submit)
        self.go.clicked.connect(self._submit)
        self.other.clicked.connect(sign_in.use_password)

    def show_stage(self) -> None:
        self.pin.clear()
        while (item := self._people.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for at, person in enumerate(self.sign_in.people):
            text = self.tr("{name}, {role} at {company}").format(
                name=person.display_name, role=role_word(person.role), company=person.org_name
            )
            button = Button(self.look, f"person{at}", text, kind="left")
            button.setIcon(swatch(person.tenant_id, person.org_name, gap=GAP))
            button.setCheckable(True)
            button.setChecked(person == self.sign_in.person)
            ids = (person.account_id, person.tenant_id)
            button.clicked.connect(lambda _=False, ids=ids: self.sign_in.choose_person(*ids))
            self._people.addWidget(button)

    def focus_first(self) -> None:
        self.pin.setFocus()

    def _submit(self) -> None:
        self.sign_in.unlock(self.pin.text())


class TenantForm(StageForm):
    """Which company to work for; each has its own file on this machine."""

    def __init__(self, look: Look, sign_in: SignInViewModel) -> None:
        super().__init__(
            look,
            sign_in,
            "tenantForm",
            self.tr("Choose a company"),
            self.tr("Each company's data is kept apart. You can switch later at the top left."),
        )
        self._choices = QVBoxLayout()
        self._choices.setSpacing(8)
        self.column.addLayout(self._choices)
        self.go.hide()

    def show_stage(self) -> None:
        while (item := self._choices.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for at, member in enumerate(self.sign_in.tenants):
            text = self.tr("{company}, as {role}").format(
                company=member.org_name, role=role_word(member.role)
            )
            button = Button(self.look, f"tenant{at}", text, kind="left", target="primary")
            button.setIcon(swatch(member.tenant_id, member.org_name, gap=GAP))
            button.clicked.connect(lambda _=False, t=member.tenant_id: self.sign_in.choose_tenant(t))
            self._choices.addWidget(button)

    def focus_first(self) -> None:
        buttons = [b for b in self.findChildren(Button) if b is not self.go]
        if buttons:
            buttons[0].setFocus()

    def show_busy(self, *, busy: bool) -> None:
        self.setEnabled(not busy)


class PinForm(StageForm):
    """A PIN for the days without signal."""

    def __init__(self, look: Look, sign_in: SignInViewModel) -> None:
        super().__init__(
            look,
            sign_in,
            "pinForm",
            self.tr("Choose a PIN"),
            self.tr("With it you open StormOps on this machine when there is no signal."),
        )
        self.pin = self.add_pin("newPinField", self.tr("PIN, {count} digits").format(count=PIN_DIGITS))
        self.again = self.add_pin("newPinAgainField", self.tr("The same PIN again"))
        self.add_go(self.tr("Set PIN"))
        self.skip = Button(look, "skipPin", self.tr("Not now"), kind="quiet")
        self.column.addWidget(self.skip, 0, Qt.AlignmentFlag.AlignLeft)
        self.pin.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self._submit)
        self.go.clicked.connect(self._submit)
        self.skip.clicked.connect(sign_in.skip_pin)

    def _submit(self) -> None:
        self.sign_in.set_pin(self.pin.text(), self.again.text())
