"""American states and standard-time zones, as the weather service spells them."""

from collections.abc import Mapping
from types import MappingProxyType

_NAMES = """
ALABAMA AL|ALASKA AK|ARIZONA AZ|ARKANSAS AR|CALIFORNIA CA|COLORADO CO|CONNECTICUT CT|DELAWARE DE
DISTRICT OF COLUMBIA DC|FLORIDA FL|GEORGIA GA|HAWAII HI|IDAHO ID|ILLINOIS IL|INDIANA IN|IOWA IA|KANSAS KS
KENTUCKY KY|LOUISIANA LA|MAINE ME|MARYLAND MD|MASSACHUSETTS MA|MICHIGAN MI|MINNESOTA MN|MISSISSIPPI MS
MISSOURI MO|MONTANA MT|NEBRASKA NE|NEVADA NV|NEW HAMPSHIRE NH|NEW JERSEY NJ|NEW MEXICO NM|NEW YORK NY
NORTH CAROLINA NC|NORTH DAKOTA ND|OHIO OH|OKLAHOMA OK|OREGON OR|PENNSYLVANIA PA|RHODE ISLAND RI
SOUTH CAROLINA SC|SOUTH DAKOTA SD|TENNESSEE TN|TEXAS TX|UTAH UT|VERMONT VT|VIRGINIA VA|WASHINGTON WA
WEST VIRGINIA WV|WISCONSIN WI|WYOMING WY|PUERTO RICO PR|GUAM GU|AMERICAN SAMOA AS|VIRGIN ISLANDS VI
"""

STATE_CODES: Mapping[str, str] = MappingProxyType(
    {
        entry.rpartition(" ")[0]: entry.rpartition(" ")[2]
        for entry in _NAMES.replace("\n", "|").split("|")
        if entry
    }
)

# Hours ahead of UTC. Old files write the letters alone; an offset in the file wins over this table.
ZONE_HOURS: Mapping[str, int] = MappingProxyType(
    {
        "UTC": 0, "GMT": 0, "AST": -4, "EST": -5, "CST": -6, "MST": -7, "PST": -8, "AKST": -9, "HST": -10,
        "SST": -11, "GST": 10, "CHST": 10, "ADT": -3, "EDT": -4, "CDT": -5, "MDT": -6, "PDT": -7, "AKDT": -8,
        "HDT": -9,
    }
)  # fmt: skip


def state_code(name: str) -> str:
    """The two-letter code of a state's name; a name not in the table (a sea area) comes back unchanged."""
    return STATE_CODES.get(name.strip().upper(), name.strip())
