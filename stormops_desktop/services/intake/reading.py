"""From a path to a reading: the kind is recognised, then the right reader is asked."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from pathlib import Path

from stormops_desktop.adapters.intake.files import LoadedFile, load_file
from stormops_desktop.adapters.intake.geotiff import read_geotiff
from stormops_desktop.domain.intake.addresses import read_addresses
from stormops_desktop.domain.intake.columns import FileColumns, lead_columns, parcel_columns
from stormops_desktop.domain.intake.houses import HouseReading
from stormops_desktop.domain.intake.kinds import HEAD, FileKind, is_tiff, recognise
from stormops_desktop.domain.intake.leads import read_leads
from stormops_desktop.domain.intake.parcels import read_parcels
from stormops_desktop.domain.storms.alerts import read_alerts
from stormops_desktop.domain.storms.errors import NotAStormFile, StormFileError
from stormops_desktop.domain.storms.hail_grid import read_grid, read_grid_csv
from stormops_desktop.domain.storms.lsr import read_lsr
from stormops_desktop.domain.storms.ncei import read_ncei
from stormops_desktop.domain.storms.reading import Reading, StormReport
from stormops_desktop.domain.storms.spc_daily import read_spc_daily
from stormops_desktop.domain.storms.spc_wcm import read_spc_wcm
from stormops_desktop.services.errors import ServiceError
from stormops_desktop.services.intake.models import EpisodeLine, ImportWish

MOST_EPISODES = 40


class BadFile(ServiceError):  # noqa: N818 - reads as the sentence it is
    """The file is not what it should be; nothing of it was taken."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read: evidence, or houses."""

    name: str
    sha256: str
    kind: FileKind
    evidence: Reading | None = None
    houses: HouseReading | None = None


def read_file(path: Path, wish: ImportWish) -> ReadFile:
    """The file's rows, and those not taken.

    Raises:
        BadFile: a sentence why the whole file can't be used.
    """
    try:
        loaded = load_file(path)
        kind = _kind(loaded.content, wish)
        houses = _houses(kind, loaded, wish)
        evidence = None if houses is not None else _chosen(_evidence(kind, loaded, wish), wish)
    except StormFileError as error:
        raise BadFile(f"{path.name}: {error}") from error
    return ReadFile(loaded.name, loaded.sha256, kind, evidence, houses)


def read_columns(path: Path) -> FileColumns | None:
    """The columns of a list of houses; None for storm evidence, addresses, and what has no columns.

    Raises:
        BadFile: a sentence why the file can't be read at all.
    """
    try:
        content = load_file(path).content
        try:
            kind: FileKind | None = recognise(content)
        except NotAStormFile:
            kind = None
        if kind is FileKind.PARCELS:
            return parcel_columns(content)
        return lead_columns(content) if kind in (None, FileKind.CRM_LEADS) and _is_text(content) else None
    except StormFileError as error:
        raise BadFile(f"{path.name}: {error}") from error


def episodes_of(reports: Sequence[StormReport]) -> tuple[EpisodeLine, ...]:
    """The storms that a file tells apart by itself, the largest first."""
    by_episode: dict[str, list[StormReport]] = {}
    for report in reports:
        if report.episode:
            by_episode.setdefault(report.episode, []).append(report)
    lines = [
        EpisodeLine(episode, len(told), _where(told), min(one.time_at for one in told))
        for episode, told in by_episode.items()
    ]
    return tuple(sorted(lines, key=lambda one: (-one.reports, one.episode))[:MOST_EPISODES])


def _where(reports: Sequence[StormReport]) -> str:
    """The county that most of them are of."""
    return Counter(f"{one.county}, {one.state}" for one in reports).most_common(1)[0][0].strip(", ")


def _is_text(content: bytes) -> bool:
    return not is_tiff(content) and b"\x00" not in content[:HEAD] and content.lstrip()[:1] not in (b"{", b"[")


def _kind(content: bytes, wish: ImportWish) -> FileKind:
    """Whoever maps columns says that it is a list of houses, whatever its columns are called."""
    if not wish.columns:
        return recognise(content)
    try:
        kind = recognise(content)
    except NotAStormFile:
        return FileKind.CRM_LEADS
    return kind if kind in (FileKind.PARCELS, FileKind.ADDRESSES) else FileKind.CRM_LEADS


def _houses(kind: FileKind, file: LoadedFile, wish: ImportWish) -> HouseReading | None:
    if kind is FileKind.ADDRESSES:
        return read_addresses(file.content)
    if kind is FileKind.PARCELS:
        return read_parcels(file.content, wish.columns)
    return read_leads(file.content, wish.columns) if kind is FileKind.CRM_LEADS else None


def _evidence(kind: FileKind, file: LoadedFile, wish: ImportWish) -> Reading:
    if kind is FileKind.NCEI_DETAILS:
        return read_ncei(file.content, file.name)
    if kind is FileKind.SPC_DAILY:
        return read_spc_daily(file.content, wish.day, file.name)
    if kind is FileKind.SPC_WCM:
        return read_spc_wcm(file.content, wish.hazard, file.name)
    if kind is FileKind.NWS_LSR:
        return read_lsr(file.content)
    if kind is FileKind.NWS_ALERTS:
        return read_alerts(file.content)
    if is_tiff(file.content):
        return read_grid(read_geotiff(file.content), _noon(wish), file.name)
    return read_grid_csv(file.content, _noon(wish), file.name)


def _noon(wish: ImportWish) -> int | None:
    """A grid of a whole UTC day stands for its middle."""
    if wish.day is None:
        return None
    return int(datetime.combine(wish.day, time(12), UTC).timestamp()) * 1_000


def _chosen(reading: Reading, wish: ImportWish) -> Reading:
    """Only what was asked for; a part of a file withdraws nothing, so it has no dataset."""
    if not wish.episode and not wish.state:
        return reading
    kept = tuple(
        report
        for report in reading.reports
        if wish.episode in ("", report.episode) and wish.state.upper() in ("", report.state.upper())
    )
    left = len(reading.reports) - len(kept)
    return replace(reading, reports=kept, others=reading.others + left, dataset="")
