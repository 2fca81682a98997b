"""The way in: the product's name on one side, one small form on the other."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.sign_in import SignInViewModel, Stage
from stormops_desktop.views.sign_in.forms import OnlineForm, PinForm, StageForm, TenantForm, UnlockForm
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.banner import Banner
from stormops_desktop.views.widgets.labels import label

FORM_WIDTH = 440
BRAND_WIDTH = 400


class SignInView(QWidget):
    """Shows the form of the stage one is at."""

    def __init__(self, look: Look, sign_in: SignInViewModel) -> None:
        super().__init__()
        self._look, self._sign_in = look, sign_in
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.banner = Banner(look, "signInBanner")
        self.forms: dict[Stage, StageForm] = {
            Stage.UNLOCK: UnlockForm(look, sign_in),
            Stage.ONLINE: OnlineForm(look, sign_in),
            Stage.TENANT: TenantForm(look, sign_in),
            Stage.PIN: PinForm(look, sign_in),
        }
        self._stack = QStackedWidget()
        for form in self.forms.values():
            self._stack.addWidget(form)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._brand())
        line.addStretch(1)
        line.addLayout(self._middle())
        line.addStretch(1)
        sign_in.stage_changed.connect(self.show_stage)
        sign_in.busy_changed.connect(self._show_busy)
        sign_in.refused.connect(self.banner.say)
        self.show_stage()

    def show_stage(self) -> None:
        form = self.forms[self._sign_in.stage]
        self.banner.hide()
        form.show_stage()
        self._stack.setCurrentWidget(form)
        form.focus_first()

    def _show_busy(self) -> None:
        if self._sign_in.busy:
            self.banner.hide()
        self.forms[self._sign_in.stage].show_busy(busy=self._sign_in.busy)

    def _middle(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addStretch(1)
        self.banner.setFixedWidth(FORM_WIDTH)
        self._stack.setFixedWidth(FORM_WIDTH)
        column.addWidget(self.banner)
        column.addWidget(self._stack)
        column.addStretch(1)
        return column

    def _brand(self) -> QWidget:
        side = QWidget()
        side.setObjectName("brand")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setFixedWidth(BRAND_WIDTH)
        self._mark = QLabel()
        column = QVBoxLayout(side)
        column.setContentsMargins(40, 48, 40, 48)
        column.setSpacing(12)
        column.addWidget(self._mark)
        column.addWidget(label("brandName", self.tr("StormOps"), "title"))
        text = self.tr("The right houses, in the right order, with or without a signal.")
        column.addWidget(label("brandLine", text, wrap=True))
        column.addStretch(1)
        safe = self.tr("What you record is encrypted on this machine and reaches your office by itself.")
        column.addWidget(label("brandSafe", safe, wrap=True))
        self._look.changed.connect(self._tint)
        self._tint()
        return side

    def _tint(self) -> None:
        self._mark.setPixmap(self._look.icon("storms", "rail_ink").pixmap(QSize(56, 56)))
