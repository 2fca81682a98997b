"""The way to the stop: distance and direction, a navigation app, and the crew's own changes of the order."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFrame, QMenu, QVBoxLayout

from stormops_desktop.viewmodels.crew.proposals import ProposalsViewModel
from stormops_desktop.viewmodels.crew.way import WayViewModel
from stormops_desktop.viewmodels.today import TodayViewModel
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.today.opening import opened
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.labels import label


class WayCard(QFrame):
    """Below the chosen stop.

    Signals:
        told: what became of a press, in a sentence. export_wanted: the day's routes as files or on paper.
    """

    told = Signal(str)
    export_wanted = Signal()

    def __init__(
        self, look: Look, today: TodayViewModel, way: WayViewModel, proposals: ProposalsViewModel | None,
        open_link: Callable[[str], bool] = opened,
    ) -> None:  # fmt: skip
        super().__init__()
        self._today, self._way, self._proposals, self._open = today, way, proposals, open_link
        self.setObjectName("wayCard")
        self.setProperty("card", "true")
        self.distance = label("wayDistance", role="heading", wrap=True)
        self.since = label("waySince", role="small", wrap=True)
        self.maps = Button(look, "wayOpen", self.tr("Open in maps"), icon="map")
        self.rest = Button(look, "wayRest", self.tr("Navigate the rest"), icon="en_route")
        self.more = Button(look, "wayMore", self.tr("More ways"), icon="down")
        self.change = Button(look, "wayChange", self.tr("Change the order"), icon="up")
        self.files = Button(look, "wayExport", self.tr("Export or print"), icon="print")
        self.parts, self.ways, self.changes = (
            self._menu(name) for name in ("wayRestMenu", "wayMoreMenu", "wayChangeMenu")
        )
        self._lay_out()
        self._connect()

    def show_way(self) -> None:
        stop, way = self._today.chosen, self._way.way
        self.setVisible(stop is not None)
        self.distance.setText(way.distance if way else self.tr("Distance not known"))
        self.since.setText(self.tr("As the crow flies, {since}").format(since=way.since) if way else "")
        self.since.setVisible(way is not None)
        links = self._way.links
        self.maps.setEnabled(bool(links.geo))
        self.more.setEnabled(stop is not None)
        several = len(self._way.ahead) > 1 and bool(links.rest)
        self.rest.setVisible(several)
        self.rest.show_text(self.tr("Navigate the rest ({count} stops)").format(count=len(self._way.ahead)))
        self.change.setVisible(self._proposals is not None and self._proposals.can_change(stop))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 16, 14)
        column.setSpacing(6)
        column.addWidget(self.distance)
        column.addWidget(self.since)
        row = FlowRow("wayButtons", self.maps, self.rest, self.change, self.more, self.files, gap=8)
        column.addWidget(row)
        self._row = row

    def _connect(self) -> None:
        self._way.way_changed.connect(self.show_way)
        self._today.chosen_changed.connect(self.show_way)
        self.maps.clicked.connect(self._open_stop)
        self.rest.clicked.connect(self._open_rest)
        self.more.clicked.connect(self._offer_ways)
        self.change.clicked.connect(self._offer_changes)
        self.files.clicked.connect(self.export_wanted)

    def _menu(self, name: str) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName(name)
        return menu

    def _open_stop(self) -> None:
        """The system's own app first, then a browser; without either the link is on the clipboard."""
        links = self._way.links
        if not self._open(links.geo):
            self._open_or_copy(links.google)

    def _open_rest(self) -> None:
        links = self._way.links.rest
        if len(links) == 1:
            self._open_or_copy(links[0])
            return
        self.parts.clear()
        for at, link in enumerate(links, start=1):
            words = self.tr("Part {number} of {count}").format(number=at, count=len(links))
            self._offer(self.parts, words, lambda link=link: self._open_or_copy(link))  # type: ignore[misc]
        self._drop_down(self.parts, self.rest)

    def _offer_ways(self) -> None:
        links, stop = self._way.links, self._today.chosen
        self.ways.clear()
        if links.google:
            self._offer(self.ways, self.tr("Google Maps"), lambda: self._open_or_copy(links.google))
            self._offer(self.ways, self.tr("Apple Maps"), lambda: self._open_or_copy(links.apple))
            self._offer(self.ways, self.tr("Copy the link"), lambda: self._copy_link(links.google))
        if stop is not None:
            address = f"{stop.address}, {stop.city} {stop.zip_code}"
            self._offer(self.ways, self.tr("Copy the address"), lambda: self._copy_address(address))
        self._drop_down(self.ways, self.more)

    def _offer_changes(self) -> None:
        stop, proposals, day = self._today.chosen, self._proposals, self._today.day
        if stop is None or proposals is None or day is None:
            return
        self.changes.clear()
        self._offer(
            self.changes, self.tr("Do this stop next"), lambda: proposals.bring_forward(stop, day.stops)
        )
        self._offer(self.changes, self.tr("Put it off to the end"), lambda: proposals.put_off(stop))
        self._drop_down(self.changes, self.change)

    def _offer(self, menu: QMenu, words: str, run: Callable[[], None]) -> None:
        action = QAction(words, menu)
        action.triggered.connect(lambda _checked: run())
        menu.addAction(action)

    def _drop_down(self, menu: QMenu, button: Button) -> None:
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _open_or_copy(self, link: str) -> None:
        if not self._open(link):
            QApplication.clipboard().setText(link)
            self.told.emit(self.tr("No app here opens maps. The link is copied: paste it where you need it."))

    def _copy_link(self, link: str) -> None:
        QApplication.clipboard().setText(link)
        self.told.emit(self.tr("The link is copied."))

    def _copy_address(self, address: str) -> None:
        QApplication.clipboard().setText(address)
        self.told.emit(self.tr("Copied: {address}").format(address=address))
