"""Pictures made for tests: every orientation, tags of one's choice, and files that are none."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pillow_heif
from PIL import Image

SAMPLES = Path(__file__).parents[2] / "data/photos"
EXIF_IFD, GPS_IFD, ORIENTATION, SOFTWARE = 0x8769, 0x8825, 274, 305

# What the stored pixels must be so that the upright picture has its red corner at the top left.
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def picture(width: int = 640, height: int = 480) -> Image.Image:
    """A grey picture with a red corner at the top left."""
    image = Image.new("RGB", (width, height), (128, 128, 128))
    image.paste((255, 0, 0), (0, 0, width // 4, height // 4))
    return image


def tags(
    root: dict[int, Any] | None = None, exif: dict[int, Any] | None = None, gps: dict[int, Any] | None = None
) -> Image.Exif:
    made = Image.Exif()
    made.update({SOFTWARE: "made for a test", **(root or {})})  # Pillow writes no tags without a root tag
    made.get_ifd(EXIF_IFD).update(exif or {})
    made.get_ifd(GPS_IFD).update(gps or {})
    return made


def encoded(image: Image.Image, kind: str = "JPEG", exif: Image.Exif | None = None, **options: Any) -> bytes:
    if kind == "HEIF":
        pillow_heif.register_heif_opener()
    out = BytesIO()
    image.save(out, kind, exif=exif or Image.Exif(), **options)
    return out.getvalue()


def oriented(orientation: int) -> bytes:
    image = picture()
    if orientation in TURNS:
        image = image.transpose(TURNS[orientation])
    return encoded(image, exif=tags({ORIENTATION: orientation}), quality=95)
