"""GeoTIFF as a hail grid: pillow reads picture and tags. Degrees only; projected rasters are refused."""

import io
import warnings

import numpy as np
from PIL import Image

from stormops_desktop.domain.storms.errors import CutShort, NotAStormFile
from stormops_desktop.domain.storms.hail_grid import HailGrid

PIXEL_SCALE, TIE_POINT, MATRIX, GEO_KEYS, NO_DATA = 33550, 33922, 34264, 34735, 42113
MODEL_KEY, RASTER_KEY = 1024, 1025
GEOGRAPHIC, PIXEL_IS_POINT = 2, 2
MOST_PIXELS = 60_000_000  # the whole national grid at 1 km has 24.5 million
FLOATS = ("F", "I", "L", "I;16", "I;16B", "I;16L")


def read_geotiff(content: bytes) -> HailGrid:
    """The first picture of the file, in millimetres as it says.

    Raises:
        NotAStormFile: no georeference, projected, turned, in colours, or too large. CutShort: damaged.
    """
    try:
        # A large picture is expected here and has its own limit below.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content)) as picture:
                return _grid(picture)
    except (
        OSError,
        ValueError,
        SyntaxError,
        KeyError,
        IndexError,
        TypeError,
        EOFError,
        ZeroDivisionError,
    ) as error:
        raise CutShort("The GeoTIFF is damaged or of a kind that can't be read. Export it again.") from error
    except Image.DecompressionBombError as error:
        raise NotAStormFile("The GeoTIFF is too large. Cut it to the region you work in.") from error


def _grid(picture: Image.Image) -> HailGrid:
    wide, high = picture.size
    if wide * high > MOST_PIXELS:
        raise NotAStormFile("The GeoTIFF is too large. Cut it to the region you work in.")
    tags = dict(getattr(picture, "tag_v2", {}))
    if MATRIX in tags or PIXEL_SCALE not in tags or TIE_POINT not in tags:
        raise NotAStormFile(
            "This TIFF says not where it lies, or lies turned. Export it as GeoTIFF in EPSG:4326."
        )
    keys = _keys(tags.get(GEO_KEYS, ()))
    step_lon, step_lat = float(tags[PIXEL_SCALE][0]), float(tags[PIXEL_SCALE][1])
    column, row, _, x, y = (float(one) for one in tags[TIE_POINT][:5])
    if keys.get(MODEL_KEY, GEOGRAPHIC) != GEOGRAPHIC or abs(x) > 360 or abs(y) > 90 or step_lon <= 0:
        raise NotAStormFile("The GeoTIFF is projected (feet or meters). Export it in degrees (EPSG:4326).")
    if picture.mode not in FLOATS:
        raise NotAStormFile("The GeoTIFF is a picture in colors, not a grid of hail sizes.")
    half = 0.5 if keys.get(RASTER_KEY) == PIXEL_IS_POINT else 0.0
    west, north = x - (column + half) * step_lon, y + (row + half) * step_lat
    values = np.asarray(picture, dtype=np.float64)
    return HailGrid(values, west - 360 if west > 180 else west, north, step_lon, step_lat, _no_data(tags))


def _keys(words: tuple[int, ...]) -> dict[int, int]:
    """Short values of the key directory: groups of four after a head of four."""
    return {words[at]: words[at + 3] for at in range(4, len(words) - 3, 4) if words[at + 1] == 0}


def _no_data(tags: dict[int, object]) -> float | None:
    try:
        return float(str(tags[NO_DATA]).strip("\x00 "))
    except (KeyError, ValueError):
        return None
