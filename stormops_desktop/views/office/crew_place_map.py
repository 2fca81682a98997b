"""Showing on a map where a crew starts or ends: a tap on a place or a house, or the middle by keyboard."""

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from stormops_desktop.domain.maps.mercator import to_degrees
from stormops_desktop.viewmodels.map.map import MapViewModel
from stormops_desktop.viewmodels.map.model import Colouring, Layer
from stormops_desktop.views.map.map_pane import MapPane
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.labels import label

LAYERS = (Layer.BASE, Layer.PLACES, Layer.HOUSES)
HIGH = 320


class CrewPlaceMap(QFrame):
    """Shown while a place is asked for.

    Signals:
        told: latitude and longitude. given_up: no place was shown.
    """

    told = Signal(float, float)
    given_up = Signal()

    def __init__(self, look: Look, state: MapViewModel) -> None:
        super().__init__()
        self._state = state
        self.setObjectName("crewPlace")
        self.setProperty("card", "true")
        self.title = label("crewPlaceTitle", role="heading", wrap=True)
        told = self.tr(
            "Tap the place or a house. By keyboard, move the map with the arrows and take its middle."
        )
        self.pane = MapPane(look, state.tiles, "crewMap")
        self.pane.lasso.hide()  # nothing to select here
        self.pane.setFixedHeight(HIGH)
        self.pane.map.setAccessibleName(self.tr("Map to show where the crew starts or ends"))
        self.middle = Button(look, "crewPlaceMiddle", self.tr("Take the middle of the map"))
        self.leave = Button(look, "crewPlaceLeave", self.tr("Cancel"), kind="quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addWidget(label("crewPlaceHint", told, "soft", wrap=True))
        column.addWidget(self.pane)
        column.addWidget(FlowRow("crewPlaceActions", self.middle, self.leave, gap=8))
        self._connect()
        self.hide()

    def ask(self, title: str) -> None:
        """Waits for a place."""
        self.title.setText(title)
        self._show_model()
        self.pane.map.focus_house(None)  # the same house may be meant again
        self.show()
        self.pane.map.fit()
        self.pane.map.setFocus()
        self._state.reload()  # the page Map may never have been looked at
        self._state.reload_packs()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        map_ = self.pane.map
        map_.place_tapped.connect(self.told)
        map_.property_focused.connect(self._on_house)
        self.middle.clicked.connect(lambda: self.told.emit(*to_degrees(map_.camera.x, map_.camera.y)))
        self.leave.clicked.connect(self.given_up)
        self._state.model_changed.connect(self._on_model)
        self._state.packs_changed.connect(lambda: map_.show_sources(self._state.sources))

    def _on_model(self) -> None:
        if self.isVisible():
            first = not len(self.pane.map.model.houses)
            self._show_model()
            if first:
                self.pane.map.fit()

    def _show_model(self) -> None:
        map_ = self.pane.map
        map_.show_model(self._state.model)
        map_.show_style(Colouring.DECISION, LAYERS)
        map_.show_sources(self._state.sources)

    def _on_house(self, property_id: str) -> None:
        houses = self._state.model.houses
        place = houses.place_of.get(property_id)
        if self.isVisible() and place is not None and not math.isnan(houses.latitude[place]):
            self.told.emit(float(houses.latitude[place]), float(houses.longitude[place]))
