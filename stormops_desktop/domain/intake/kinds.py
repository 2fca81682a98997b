"""What kind of file one is: told from its content, never from its ending."""

from collections.abc import Sequence
from enum import StrEnum

from stormops_desktop.domain.intake.addresses import is_addresses_header
from stormops_desktop.domain.intake.leads import guessed_columns
from stormops_desktop.domain.intake.parcels import is_parcels
from stormops_desktop.domain.storms.alerts import is_alerts, json_of
from stormops_desktop.domain.storms.errors import NotAStormFile
from stormops_desktop.domain.storms.hail_grid import is_grid_header
from stormops_desktop.domain.storms.lsr import TITLE
from stormops_desktop.domain.storms.spc_daily import section_of
from stormops_desktop.domain.storms.spc_wcm import is_wcm_header, is_wcm_row
from stormops_desktop.domain.storms.table import parsed, refuse_web_page, text_of

TIFF_MARKS = (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")
HEAD = 4_000
GRIB_MARK, GRIB_WITHIN = b"GRIB", 64  # a bulletin's header may stand before it
GRIB = (
    "This is a GRIB file, as radar grids are published, and can't be read here. Convert it to GeoTIFF or CSV "
    "in degrees (EPSG:4326) and import that."
)


class FileKind(StrEnum):
    """Everything that can be imported."""

    NCEI_DETAILS = "ncei_details"
    SPC_DAILY = "spc_daily"
    SPC_WCM = "spc_wcm"
    NWS_LSR = "nws_lsr"
    NWS_ALERTS = "nws_alerts"
    HAIL_GRID = "hail_grid"
    ADDRESSES = "addresses"
    PARCELS = "parcels"
    CRM_LEADS = "crm_leads"


def is_tiff(content: bytes) -> bool:
    """Whether the bytes start as a TIFF does."""
    return content[:4] in TIFF_MARKS


def recognise(content: bytes) -> FileKind:
    """The kind of a file's content.

    Raises:
        NotAStormFile: a web page, empty, or nothing known here. CutShort: JSON that ends in the middle.
    """
    if is_tiff(content):
        return FileKind.HAIL_GRID
    if GRIB_MARK in content[:GRIB_WITHIN]:
        raise NotAStormFile(GRIB)
    if b"\x00" in content[:HEAD]:
        raise NotAStormFile(
            "This is a binary file of a kind that can't be read here. Export it as CSV or GeoTIFF."
        )
    text = text_of(content)
    refuse_web_page(text)
    if text.lstrip()[:1] in ("{", "["):
        return _of_json(content)
    if TITLE in text[:HEAD].upper():
        return FileKind.NWS_LSR
    first = next(parsed(text, strict=False), [])
    return _of_header([] if isinstance(first, str) else first)


def _of_json(content: bytes) -> FileKind:
    table = json_of(content)
    if is_alerts(table):
        return FileKind.NWS_ALERTS
    if is_parcels(table):
        return FileKind.PARCELS
    raise NotAStormFile("This JSON is neither a list of weather alerts nor one of parcels.")


def _of_header(cells: Sequence[str]) -> FileKind:
    names = {cell.strip().upper() for cell in cells}
    if {"EPISODE_ID", "EVENT_ID", "EVENT_TYPE"} <= names:
        return FileKind.NCEI_DETAILS
    if {"EPISODE_ID", "EVENT_ID", "LOCATION_INDEX"} <= names:
        raise NotAStormFile("This is NCEI's file of locations. The details file of the same year is needed.")
    if section_of(cells) is not None:
        return FileKind.SPC_DAILY
    if is_wcm_header(cells) or is_wcm_row(cells):
        return FileKind.SPC_WCM
    if is_addresses_header(cells):
        return FileKind.ADDRESSES
    if is_grid_header(cells):
        return FileKind.HAIL_GRID
    if "address" in guessed_columns(cells):
        return FileKind.CRM_LEADS
    raise NotAStormFile(
        "This is none of the files known here: storm reports (NCEI, SPC, local reports, alerts, hail grids), "
        "addresses, parcels, or a list of leads with a column of addresses."
    )
