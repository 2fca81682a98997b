"""Paths that houses walked, the houses on one, and what every method says of one house."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from stormops_desktop.viewmodels.attribution.attribution import AttributionViewModel
from stormops_desktop.viewmodels.attribution.figures import house_figure
from stormops_desktop.viewmodels.attribution.words import path_words
from stormops_desktop.viewmodels.moments import short_day_and_time
from stormops_desktop.viewmodels.nurture.words import channel_word
from stormops_desktop.views.charts.chart import Chart
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.labels import label
from stormops_desktop.views.widgets.ring import Ring
from stormops_desktop.views.widgets.row_table import RowTable

SHOWN_PATHS, SHOWN_HOUSES = 7, 5


class PathsCard(QFrame):
    """Enter on a path lists its houses; Enter on a house explains it."""

    def __init__(self, look: Look, found: AttributionViewModel) -> None:
        super().__init__()
        self._found, self._look = found, look
        self.setObjectName("attributionPaths")
        self.setProperty("card", "true")
        self.table = RowTable(look, "walkedPaths", self.tr("Paths, most walked first"), found.paths)
        self.words = QLineEdit()
        self.words.setObjectName("houseWords")
        self.words.setPlaceholderText(self.tr("Or find a house by its address"))
        self.words.setAccessibleName(self.tr("Find a house by its address"))
        self.find_house = Button(look, "findHouse", self.tr("Find"), icon="search")
        self.whose = label("pathHousesTitle", role="strong", wrap=True)
        self.houses = RowTable(look, "pathHouses", self.tr("Houses"), found.houses)
        self.houses_ring = Ring(self.houses)
        self.story = label("houseStory", wrap=True)
        self.chart = Chart(look, house_figure(None, ()))
        self._lay_out()
        self._connect()
        self.show_opened()
        look.changed.connect(self.fit)
        self.fit()

    def show_opened(self) -> None:
        """Another path, its houses, or another house."""
        path, rows = self._found.path, self._found.houses.rows
        if path is not None:
            listed = self.tr("{shown} of {all} houses on {path}")
            said = listed.format(shown=len(rows), all=path.journeys, path=path_words(path.players))
        elif rows:
            said = self.tr("{count} houses found").format(count=len(rows))
        else:
            said = self._nothing_found()
        self.whose.setText(said or self.tr("Enter on a path lists its houses."))
        self.houses_ring.setVisible(bool(rows))
        self._show_house()

    def fit(self) -> None:
        """As high as the rows shown."""
        target = self._look.metrics.target
        self.table.setFixedHeight((SHOWN_PATHS + 1) * target + 4)
        self.houses.setFixedHeight((SHOWN_HOUSES + 1) * target + 4)
        self.chart.setMinimumHeight(7 * target)

    def _nothing_found(self) -> str:
        if not self._found.looked_for:
            return ""
        return self.tr(
            "No house that was touched in this storm has “{words}” in its address. Try a part of the "
            "street's name, or the house number."
        ).format(words=self._found.looked_for)

    def _show_house(self) -> None:
        house = self._found.house
        self.story.setVisible(house is not None)
        self.chart.setVisible(house is not None and bool(house.credit))
        if house is None:
            return
        steps = [
            self.tr("{channel}, {when}").format(
                channel=channel_word(channel),
                when=short_day_and_time(at, self._found.now, self._found.zone),
            )
            for channel, at in zip(house.channels, house.at, strict=True)
        ]
        end = self.tr("converted") if house.converted else self.tr("not converted")
        name = house.house.address or house.house.property_id
        self.story.setText(f"{name}: {' > '.join(steps)} > {end}. {house.why_not}".strip())
        self.chart.show_figure(house_figure(house, self._found.methods, self._found.origin))

    def _connect(self) -> None:
        found = self._found
        self.table.opened.connect(found.open_path)
        self.houses.opened.connect(found.open_house)
        self.houses.chosen.connect(found.open_house)
        self.find_house.clicked.connect(lambda: found.find(self.words.text()))
        self.words.returnPressed.connect(lambda: found.find(self.words.text()))
        found.opened_changed.connect(self.show_opened)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.find_house, 0, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(label("pathsTitle", self.tr("Paths"), "heading"))
        column.addWidget(Ring(self.table))
        column.addLayout(row)
        for part in (self.whose, self.houses_ring, self.story, self.chart):
            column.addWidget(part)
