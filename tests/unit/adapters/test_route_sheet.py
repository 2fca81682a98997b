"""The printed sheet: every stop with its boxes, each page named, any text borne, equal input equal bytes."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from stormops_desktop.adapters.resources import resource_folder
from stormops_desktop.adapters.route_sheet import SheetRoute, SheetStop, route_sheet

FONTS = resource_folder() / "fonts"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8ffff3f0005fe02fe"
    "dccc59e70000000049454e44ae426082"
)


def route(count: int = 12, name: str = "75002 A") -> SheetRoute:
    stops = tuple(
        SheetStop(
            at, f"{at} Oak St", "Allen 75002", 33 + at / 100, -96.7 + at % 3 / 100, "09:40", done=at == 1
        )
        for at in range(1, count + 1)
    )
    return SheetRoute(name, "DFW Elite", "Crew A", 3, "25 Mar 2019, 10:05 CDT", f"{count} stops", stops)


def pages(content: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(content)).pages]


def test_every_stop_and_whose_plan_it_is_stands_on_the_paper() -> None:
    [page, *_] = pages(route_sheet([route()], FONTS))
    for told in ("75002 A", "DFW Elite", "Crew A", "Plan version 3", "25 Mar 2019, 10:05 CDT", "Nobody in"):
        assert told in page
    text = "\n".join(pages(route_sheet([route()], FONTS)))
    assert [f"{at} Oak St" in text for at in range(1, 13)] == [True] * 12


def test_a_route_begins_on_its_own_page_and_names_the_next_ones() -> None:
    made = pages(route_sheet([route(50), route(2, "75013 B")], FONTS))
    starts = [at for at, text in enumerate(made) if "Facts" in text or "75013 B" in text]
    assert starts == [len(made) - 1]
    assert all("75002 A, continued" in text for text in made[1:-1])
    assert "Page 1 of" in made[0]


def test_equal_input_gives_equal_bytes_with_a_picture_or_without() -> None:
    for one in (route(), replace(route(), picture=PNG, credit="© Map makers")):
        assert route_sheet([one], FONTS) == route_sheet([one], FONTS)
    assert (
        "© Map makers" in pages(route_sheet([replace(route(), picture=PNG, credit="© Map makers")], FONTS))[0]
    )


def test_odd_texts_and_missing_places_are_borne() -> None:
    odd = SheetStop(1, "A very long address " * 12, "\x07 Ł ö 75002", None, None, state="=1+1")
    one = SheetStop(2, "Alone", "", 33.0, -96.7)
    for stops in ((odd,), (one,), (odd, one), ()):
        assert pages(route_sheet([replace(route(), stops=stops, plan_version=0, crew="")], FONTS))
    assert "Draft, not published" in pages(route_sheet([replace(route(), plan_version=0)], FONTS))[0]


def test_a_sheet_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one route"):
        route_sheet([], FONTS)
