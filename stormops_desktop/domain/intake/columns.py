"""The columns of a list of houses before anybody reads it: names, sample values, and what they seem to be."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from stormops_desktop.domain.intake import leads, parcels
from stormops_desktop.domain.intake.houses import one_space
from stormops_desktop.domain.storms.alerts import json_of
from stormops_desktop.domain.storms.table import parsed, refuse_web_page, text_of

LOOKED_AT = 50
SAMPLES = 3


@dataclass(frozen=True, slots=True)
class FileColumns:
    """What a person maps.

    Attributes:
        kind: crm_leads or parcels. fields: ours, in order. columns: the file's. samples: of each column.
        guessed: our field to the file's column, as far as the names tell.
    """

    kind: str
    fields: tuple[str, ...]
    columns: tuple[str, ...]
    samples: Mapping[str, tuple[str, ...]]
    guessed: Mapping[str, str]


def lead_columns(content: str | bytes) -> FileColumns | None:
    """Of a CSV; None when its first row can't be one of names.

    Raises:
        NotAStormFile: a web page, or empty.
    """
    text = text_of(content)
    refuse_web_page(text)
    rows = parsed(text, strict=False)
    first = next(rows, [])
    header = [] if isinstance(first, str) else [one_space(name) for name in first]
    if len(header) < 2 or not _are_names(header):
        return None
    seen = [cells for cells, _ in zip(rows, range(LOOKED_AT), strict=False) if isinstance(cells, list)]
    samples = {name: _some(cells[at] for cells in seen if at < len(cells)) for at, name in enumerate(header)}
    guessed = leads.guessed_columns(header)
    return FileColumns("crm_leads", leads.FIELDS, tuple(header), samples, guessed)


def parcel_columns(content: str | bytes) -> FileColumns | None:
    """Of GeoJSON or Esri JSON; None when it is no list of features.

    Raises:
        StormFileError: no JSON, or it ends in the middle.
    """
    table = json_of(content)
    if not parcels.is_parcels(table):
        return None
    seen = [parcels.attributes_of(feature) for feature in table["features"][:LOOKED_AT]]
    columns = tuple(dict.fromkeys(name for one in seen for name in one))
    samples = {name: _some(str(one[name]) for one in seen if one.get(name) is not None) for name in columns}
    there = {name.lower(): name for name in columns}
    guessed = {
        ours: there[guess]
        for ours, guesses in parcels.GUESSES.items()
        if (guess := next((name for name in guesses if name in there), None)) is not None
    }
    return FileColumns("parcels", tuple(parcels.GUESSES), columns, samples, guessed)


def _are_names(header: Sequence[str]) -> bool:
    """Names are words and differ; a row of numbers is data."""
    words = [name for name in header if name and not name.replace(".", "").lstrip("-").isdigit()]
    most = Counter(words).most_common(1)
    return len(words) >= len(header) / 2 and bool(most) and most[0][1] == 1


def _some(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(list(dict.fromkeys(one_space(value) for value in values if value.strip()))[:SAMPLES])
