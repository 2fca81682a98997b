"""Thumbnails and previews: upright, small, without the original's tags (no place travels along)."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from stormops_desktop.adapters.exif import CANT_DECODE, open_picture, sniff
from stormops_desktop.adapters.photo_errors import PhotoRefused, Reason
from stormops_desktop.domain.said import Said

THUMB_SIDE = 320
PREVIEW_SIDE = 1600
QUALITY = {THUMB_SIDE: 78, PREVIEW_SIDE: 85}
DEFAULT_QUALITY = 85

# EXIF orientation -> what turns the stored pixels upright (CIPA DC-008 4.6.5.1.5).
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


@dataclass(frozen=True, slots=True)
class Rendition:
    """A JPEG made from an original; width and height as seen."""

    jpeg: bytes
    width: int
    height: int


def thumbnail(data: bytes) -> Rendition:
    """At most 320 pixels a side."""
    return render(data, THUMB_SIDE)


def preview(data: bytes) -> Rendition:
    """At most 1600 pixels a side."""
    return render(data, PREVIEW_SIDE)


def small_pictures(data: bytes) -> tuple[Rendition, Rendition]:
    """Preview and thumbnail from one decoding: the thumbnail is made of the preview.

    Raises:
        PhotoRefused: the bytes are no usable picture.
    """
    large = preview(data)
    return large, thumbnail(large.jpeg)


def render(data: bytes, side: int) -> Rendition:
    """The picture upright in a square of `side` pixels, never enlarged; the same bytes for the same original.

    Raises:
        PhotoRefused: the bytes are no usable picture.
    """
    image, tags = open_picture(data, sniff(data))
    with image:
        try:
            # JPEG can decode at 1/2, 1/4, 1/8; a quarter more than the side keeps the final scaling clean.
            share = min(1.0, side * 1.25 / max(image.size))
            image.draft("RGB", (int(image.width * share), int(image.height * share)))
            profile = image.info.get("icc_profile") if image.mode == "RGB" else None
            turn = UPRIGHT.get(tags.orientation)
            upright = image if turn is None else image.transpose(turn)
            upright.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=2.0)
            return _as_jpeg(_on_white(upright), QUALITY.get(side, DEFAULT_QUALITY), profile)
        except CANT_DECODE as error:
            raise PhotoRefused(
                Reason.DAMAGED, Said("The picture is damaged: it can't be decoded to its end.")
            ) from error


def _on_white(image: Image.Image) -> Image.Image:
    """RGB for JPEG; what is transparent becomes white, sixteen bits become eight."""
    if image.mode.startswith("I;16") or image.mode in ("I", "F"):
        return image.point(lambda value: value / 256).convert("L").convert("RGB")
    if "A" in image.mode or "transparency" in image.info:
        layered = image.convert("RGBA")
        white = Image.new("RGBA", layered.size, "white")
        return Image.alpha_composite(white, layered).convert("RGB")
    return image.convert("RGB")


def _as_jpeg(image: Image.Image, quality: int, profile: bytes | None) -> Rendition:
    """Keeps the colour profile: a phone's wide gamut looks faded without it."""
    out = BytesIO()
    image.info.pop("exif", None)
    image.save(out, "JPEG", quality=quality, optimize=True, icc_profile=profile, exif=b"")
    return Rendition(out.getvalue(), image.width, image.height)
