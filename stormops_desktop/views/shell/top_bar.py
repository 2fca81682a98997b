"""The top bar: whose data, which storm, is it safe, and how it looks."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from stormops_desktop.viewmodels.shell import ShellViewModel
from stormops_desktop.viewmodels.words import role_word
from stormops_desktop.views.shell.swatch import swatch
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.style.metrics import Density
from stormops_desktop.views.style.tokens import Theme
from stormops_desktop.views.widgets.buttons import GAP, Button, Selector, keys_here
from stormops_desktop.views.widgets.labels import restyle

PHASE_TONE = {"safe": "ok", "waiting": "info", "sending": "info", "offline": "", "attention": "warn"}


class TopBar(QWidget):
    """Tenant and storm are always visible; the sync chip opens the Office page.

    Signals:
        search_wanted, sync_page_wanted, help_wanted: the person pressed the button for it.
    """

    search_wanted = Signal()
    sync_page_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, look: Look, shell: ShellViewModel) -> None:
        super().__init__()
        self._look, self._shell = look, shell
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tenant = Selector(look, "tenantSelector", self.tr("Company"), least=200)
        self.storm = Selector(look, "stormSelector", self.tr("Storm"), icon="storms")
        self.search = Button(
            look,
            "commandButton",
            icon="search",
            target="square",
            spoken=self.tr("Search and commands ({keys})").format(keys=keys_here("Ctrl+K")),
        )
        self.chip = Button(look, "syncChip", kind="chip")
        you = self.tr("You and the display: {name}").format(name=shell.member.display_name)
        self.person = Button(look, "personButton", icon="person", target="square", spoken=you)
        self._lay_out()
        self._build_menus()
        self._connect()
        self.show_tenants()
        self.show_storms()
        self.show_safety()

    def show_tenants(self) -> None:
        member = self._shell.member
        self.tenant.offer([(m.tenant_id, m.org_name) for m in self._shell.tenants], member.tenant_id)
        self.tenant.setIcon(swatch(member.tenant_id, member.org_name, gap=GAP))
        for action in self.tenant.choices.actions():
            action.setIcon(swatch(str(action.data()), action.text()))

    def show_storms(self) -> None:
        chosen = self._shell.storm
        storms = [(storm.storm_id, storm.name) for storm in self._shell.storms]
        self.storm.offer(storms, chosen.storm_id if chosen else "")
        self.storm.show_icon("sample" if chosen and chosen.is_sample else "storms")
        self.storm.setEnabled(bool(storms))
        if not storms:
            self.storm.offer([("", self.tr("No storm yet"))], "")

    def show_safety(self) -> None:
        phase = self._shell.phase
        self._fit_chip()
        tone = PHASE_TONE[phase]
        restyle(self.chip, tone=tone)
        self.chip.show_icon(phase, tone)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_chip()

    def _fit_chip(self) -> None:
        """On a narrow window the chip says less rather than cut the storm's name; the reader hears all."""
        spoken = self.tr("Sync: {state}").format(state=self._shell.chip)
        self.chip.show_text(self._shell.chip, spoken=spoken)
        self.chip.setToolTip(self._shell.chip)
        if self.sizeHint().width() > self.width():
            self.chip.show_text(self._shell.chip_short, spoken=spoken)

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(8)
        line.addWidget(self.tenant)
        line.addWidget(self.storm)
        line.addStretch(1)
        for widget in (self.search, self.chip, self.person):
            line.addWidget(widget)

    def _build_menus(self) -> None:
        shell, menu = self._shell, QMenu(self)
        menu.setObjectName("personMenu")
        who = menu.addAction(f"{shell.member.display_name}, {role_word(shell.member.role)}")
        who.setEnabled(False)
        menu.addSeparator()
        self._themes = self._choices(menu, self._theme_words(), self._look.theme)
        menu.addSeparator()
        self._densities = self._choices(menu, self._density_words(), self._look.density)
        menu.addSeparator()
        menu.addAction(self.tr("Keyboard help"), self.help_wanted.emit)
        menu.addAction(self.tr("Sign out"), shell.sign_out)
        self._themes.triggered.connect(lambda action: self._look.wear(theme=Theme(action.data())))
        self._densities.triggered.connect(lambda action: self._look.wear(density=Density(action.data())))
        self._person_menu = menu

    def _theme_words(self) -> dict[str, str]:
        return {
            Theme.LIGHT: self.tr("Light"),
            Theme.DARK: self.tr("Dark, for the cab at night"),
            Theme.SUN: self.tr("Sun, black on white"),
        }

    def _density_words(self) -> dict[str, str]:
        return {Density.OFFICE: self.tr("Office sizes"), Density.FIELD: self.tr("Field sizes, for gloves")}

    def _choices(self, menu: QMenu, words: dict[str, str], chosen: str) -> QActionGroup:
        group = QActionGroup(menu)
        for key, text in words.items():
            action = QAction(text, menu)
            action.setData(str(key))
            action.setCheckable(True)
            action.setChecked(key == chosen)
            group.addAction(action)
            menu.addAction(action)
        return group

    def _connect(self) -> None:
        shell = self._shell
        shell.tenants_changed.connect(self.show_tenants)
        shell.storms_changed.connect(self.show_storms)
        shell.storm_changed.connect(self.show_storms)
        shell.safety_changed.connect(self.show_safety)
        self._look.changed.connect(self._on_look)
        self.tenant.choices.triggered.connect(lambda action: shell.choose_tenant(str(action.data())))
        self.storm.choices.triggered.connect(lambda action: shell.choose_storm(str(action.data())))
        self.search.clicked.connect(self.search_wanted)
        self.chip.clicked.connect(self.sync_page_wanted)
        self.person.clicked.connect(lambda: self._drop(self._person_menu, self.person))

    def _drop(self, menu: QMenu, under: QWidget) -> None:
        corner = under.mapToGlobal(under.rect().bottomRight())
        menu.popup(corner - QPoint(menu.sizeHint().width(), 0))

    def _on_look(self) -> None:
        self.show_tenants()
        self.show_safety()
        for group, now in ((self._themes, self._look.theme), (self._densities, self._look.density)):
            for action in group.actions():
                action.setChecked(action.data() == now)
