"""What part of the world a window shows: a centre and a zoom, and the way between pixels and places."""

import math
from dataclasses import dataclass, replace

from stormops_desktop.domain.maps.mercator import TILE_PX, WorldBox, to_degrees

FARTHEST, NEAREST = 3.0, 20.0
STEPS_A_LEVEL = 4  # at rest the zoom is a quarter level, so that pictures are drawn once and never stretched
CLOSEST_FIT = 16.0  # one house alone is shown with its street

Size = tuple[float, float]
Hem = tuple[float, float, float, float]  # pixels at the left, top, right and bottom that are to stay free


@dataclass(frozen=True, slots=True)
class Camera:
    """The centre in the unit square of `mercator`; at zoom z the world is 256 x 2^z pixels wide."""

    x: float = 0.5
    y: float = 0.5
    zoom: float = FARTHEST

    @property
    def scale(self) -> float:
        """Pixels the world is wide."""
        return TILE_PX * math.exp2(self.zoom)

    @property
    def step(self) -> int:
        """The zoom in whole quarter levels."""
        return round(self.zoom * STEPS_A_LEVEL)

    @property
    def latitude(self) -> float:
        return to_degrees(self.x, self.y)[0]

    def to_screen(self, x: float, y: float, size: Size) -> tuple[float, float]:
        """Pixels from the window's top left."""
        return (x - self.x) * self.scale + size[0] / 2, (y - self.y) * self.scale + size[1] / 2

    def to_world(self, px: float, py: float, size: Size) -> tuple[float, float]:
        """The inverse of `to_screen`."""
        return self.x + (px - size[0] / 2) / self.scale, self.y + (py - size[1] / 2) / self.scale

    def view(self, size: Size) -> WorldBox:
        """What the window shows."""
        west, north = self.to_world(0, 0, size)
        east, south = self.to_world(*size, size)
        return WorldBox(west, north, east, south)

    def panned(self, dx: float, dy: float) -> "Camera":
        """Moved by pixels, as a hand moves paper: to the right shows more of the west."""
        return self._at(self.x - dx / self.scale, self.y - dy / self.scale)

    def zoomed(self, by: float, at: tuple[float, float], size: Size) -> "Camera":
        """Nearer (or farther) by levels; the place under the pixel `at` stays under it."""
        zoom = min(max(self.zoom + by, FARTHEST), NEAREST)
        held_x, held_y = self.to_world(*at, size)
        nearer = replace(self, zoom=zoom)
        return nearer._at(
            held_x - (at[0] - size[0] / 2) / nearer.scale, held_y - (at[1] - size[1] / 2) / nearer.scale
        )

    def rested(self, at: tuple[float, float], size: Size) -> "Camera":
        """At the nearest quarter level."""
        return self.zoomed(self.step / STEPS_A_LEVEL - self.zoom, at, size)

    def fitted(self, box: WorldBox, size: Size, hem: Hem = (0.0, 0.0, 0.0, 0.0)) -> "Camera":
        """Shows the whole box within the hem, as near as a quarter level allows."""
        left, top, right, bottom = hem
        across = max(box.east - box.west, 1e-12)
        down = max(box.south - box.north, 1e-12)
        most = min((size[0] - left - right) / across, (size[1] - top - bottom) / down) / TILE_PX
        zoom = min(max(math.log2(max(most, 1.0)), FARTHEST), CLOSEST_FIT)
        rested = math.floor(zoom * STEPS_A_LEVEL) / STEPS_A_LEVEL
        middle = replace(self, zoom=rested)._at((box.west + box.east) / 2, (box.north + box.south) / 2)
        return middle.panned((left - right) / 2, (top - bottom) / 2)

    def _at(self, x: float, y: float) -> "Camera":
        return replace(self, x=min(max(x, 0.0), 1.0), y=min(max(y, 0.0), 1.0))
