"""Saying on the map where one is: a button that waits for a tap, or takes the middle when pressed again."""

import math

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from stormops_desktop.domain.maps.mercator import to_degrees
from stormops_desktop.viewmodels.map.map import MapViewModel
from stormops_desktop.views.map.map_widget import MapWidget
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.labels import label


class HereCard(QFrame):
    """A tap alone says nothing of where one stands, so the button comes first.

    Signals:
        told: the person is there; carries latitude and longitude.
    """

    told = Signal(float, float)

    def __init__(self, look: Look, map_: MapWidget, state: MapViewModel) -> None:
        super().__init__()
        self._map, self._state = map_, state
        self.setObjectName("hereCard")
        self.setProperty("card", "true")
        self.button = Button(look, "mapHere", self.tr("I am here"), icon="on_site")
        self.button.setCheckable(True)
        self._hint = label("mapHereHint", role="small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(6)
        column.addWidget(self.button)
        column.addWidget(self._hint)
        self.button.clicked.connect(self._pressed)
        map_.place_tapped.connect(self._on_place)
        map_.property_focused.connect(self._on_house)
        self._show()

    def wait(self, *, waits: bool) -> None:
        """Whether the next tap on the map says where one is."""
        self.button.setChecked(waits)
        self._show()

    def _pressed(self) -> None:
        if self.button.isChecked():
            self._show()
        else:  # pressed again while it waited
            camera = self._map.camera
            self._tell(*to_degrees(camera.x, camera.y))

    def _on_place(self, latitude: float, longitude: float) -> None:
        if self.button.isChecked():
            self._tell(latitude, longitude)

    def _on_house(self, property_id: str) -> None:
        """Standing at a house is the usual case."""
        houses = self._state.model.houses
        place = houses.place_of.get(property_id)
        if not self.button.isChecked() or place is None or math.isnan(houses.latitude[place]):
            return
        self._tell(float(houses.latitude[place]), float(houses.longitude[place]))

    def _tell(self, latitude: float, longitude: float) -> None:
        self.wait(waits=False)
        self.told.emit(latitude, longitude)

    def _show(self) -> None:
        if self.button.isChecked():
            said = self.tr("Tap the place or the house on the map. Pressing again takes the middle.")
        else:
            said = self.tr("Tells the wrong-house check where you stand, when no receiver does.")
        self._hint.setText(said)
