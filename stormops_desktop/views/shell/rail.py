"""The left rail: where one can go, with words under the icons."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.shell import Section, ShellViewModel
from stormops_desktop.views.style.look import Look


class Rail(QWidget):
    """One entry a section of this member; Alt+1, Alt+2 … follow their order."""

    def __init__(self, look: Look, shell: ShellViewModel) -> None:
        super().__init__()
        self._look, self._shell = look, shell
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Sections"))
        self._group = QButtonGroup(self)
        self.entries = {section: self._entry(section, at) for at, section in enumerate(shell.sections, 1)}
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 8, 12)
        column.setSpacing(8)
        for entry in self.entries.values():
            column.addWidget(entry)
        column.addStretch(1)
        look.changed.connect(self._dress)
        shell.section_changed.connect(self.show_section)
        self._dress()
        self.show_section()

    def show_section(self) -> None:
        self.entries[self._shell.section].setChecked(True)

    def words(self, section: Section) -> str:
        return {
            Section.TODAY: self.tr("Today"),
            Section.JOBS: self.tr("Jobs"),
            Section.MAP: self.tr("Map and routes"),
            Section.STORMS: self.tr("Storms"),
            Section.NURTURE: self.tr("Nurture"),
            Section.INSIGHTS: self.tr("Insights"),
            Section.OFFICE: self.tr("Office"),
        }[section]

    def _entry(self, section: Section, number: int) -> QToolButton:
        entry = QToolButton()
        entry.setObjectName(f"rail_{section}")
        entry.setText(self.tr("Map") if section is Section.MAP else self.words(section))
        entry.setAccessibleName(self.words(section))
        entry.setToolTip(self.tr("{words} (Alt+{number})").format(words=self.words(section), number=number))
        entry.setCheckable(True)
        entry.setProperty("kind", "rail")
        entry.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        entry.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        entry.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        entry.clicked.connect(lambda: self._shell.go(section))
        self._group.addButton(entry)
        return entry

    def _dress(self) -> None:
        self.setFixedWidth(self._look.metrics.rail_width)
        for section, entry in self.entries.items():
            entry.setIconSize(QSize(26, 26))
            entry.setIcon(self._look.icon(section.value, "rail_ink", ("rail_chosen_ink", "rail_chosen")))
