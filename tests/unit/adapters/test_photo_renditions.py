"""Thumbnails and previews are upright, small, and say nothing about where they were taken."""

from io import BytesIO

import pytest
from PIL import Image

from stormops_desktop.adapters.photo_errors import PhotoRefused
from stormops_desktop.adapters.photo_renditions import PREVIEW_SIDE, THUMB_SIDE, preview, thumbnail
from tests.unit.adapters.photos import SAMPLES, encoded, oriented, picture, tags


def opened(jpeg: bytes) -> Image.Image:
    return Image.open(BytesIO(jpeg))


def is_red(image: Image.Image, x: int, y: int) -> bool:
    red, green, blue = image.getpixel((x, y))  # type: ignore[misc]
    return red > 200 and green < 60 and blue < 60


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_comes_out_upright(orientation: int) -> None:
    made = thumbnail(oriented(orientation))
    assert (made.width, made.height) == (320, 240)
    with opened(made.jpeg) as image:
        assert image.size == (320, 240)
        assert is_red(image, 10, 10)
        assert not is_red(image, 310, 10)
        assert not is_red(image, 10, 230)


def test_a_real_photo_on_its_side() -> None:
    made = thumbnail((SAMPLES / "portrait_6.jpg").read_bytes())
    assert (made.width, made.height) == (240, 320)


def test_no_tag_travels_along() -> None:
    original = (SAMPLES / "DSCN0010.jpg").read_bytes()
    for made in (thumbnail(original), preview(original)):
        with opened(made.jpeg) as image:
            assert len(image.getexif()) == 0
            assert "xmp" not in image.info
        assert b"NIKON" not in made.jpeg


def test_sizes_are_bounded_and_never_enlarged() -> None:
    large = encoded(picture(4000, 3000))
    assert (thumbnail(large).width, preview(large).width) == (THUMB_SIDE, PREVIEW_SIDE)
    small = preview(encoded(picture(200, 100)))
    assert (small.width, small.height) == (200, 100)


def test_equal_originals_give_equal_bytes() -> None:
    original = (SAMPLES / "DSCN0010.jpg").read_bytes()
    assert thumbnail(original) == thumbnail(original)


@pytest.mark.parametrize("kind", ["PNG", "HEIF"])
def test_other_kinds_become_jpeg(kind: str) -> None:
    made = thumbnail(encoded(picture(), kind, tags()))
    assert made.jpeg.startswith(b"\xff\xd8\xff")
    with opened(made.jpeg) as image:
        assert is_red(image, 10, 10)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_mode_of_png_becomes_rgb(mode: str) -> None:
    image = Image.new(mode, (64, 64))
    with opened(thumbnail(encoded(image, "PNG")).jpeg) as made:
        assert made.mode == "RGB"
        transparent = mode in ("LA", "RGBA")
        assert (made.getpixel((5, 5)) == (255, 255, 255)) is transparent


def test_what_is_no_picture_is_refused() -> None:
    with pytest.raises(PhotoRefused):
        thumbnail(b"not a picture")
