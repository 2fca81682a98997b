"""What a single value must satisfy. Takes what is there, None included; answers yes, no or unknown."""

import uuid

# First three digits of the ZIP codes of each state (USPS publication 28 and L002); ends included.
_PREFIXES = {
    "AL": ((350, 369),), "AK": ((995, 999),), "AZ": ((850, 865),), "AR": ((716, 729), (755, 755)),
    "CA": ((900, 961),), "CO": ((800, 816),), "CT": ((60, 69),), "DE": ((197, 199),), "DC": ((200, 205),),
    "FL": ((320, 349),), "GA": ((300, 319), (398, 399)), "HI": ((967, 968),), "ID": ((832, 838),),
    "IL": ((600, 629),), "IN": ((460, 479),), "IA": ((500, 528),), "KS": ((660, 679),),
    "KY": ((400, 427), (471, 471)), "LA": ((700, 714),), "ME": ((39, 49),), "MD": ((206, 219),),
    "MA": ((10, 27), (55, 55)), "MI": ((480, 499),), "MN": ((540, 567),), "MS": ((386, 397),),
    "MO": ((630, 658),), "MT": ((590, 599),), "NE": ((680, 693),), "NV": ((889, 898),), "NH": ((30, 38),),
    "NJ": ((70, 89),), "NM": ((865, 884),), "NY": ((5, 5), (63, 63), (100, 149)), "NC": ((269, 289),),
    "ND": ((565, 588),), "OH": ((430, 459),), "OK": ((730, 749),), "OR": ((970, 979),),
    "PA": ((150, 196),), "PR": ((6, 9),), "RI": ((27, 29),), "SC": ((290, 299),), "SD": ((570, 577),),
    "TN": ((370, 385), (723, 723)), "TX": ((733, 733), (750, 799), (885, 885)), "UT": ((840, 847),),
    "VT": ((50, 59),), "VA": ((201, 201), (220, 246)), "WA": ((980, 994),), "WV": ((247, 268),),
    "WI": ((498, 499), (530, 549)), "WY": ((820, 834),),
}  # fmt: skip


def zip_in_state(zip_code: str | None, state: str | None) -> bool | None:
    """Whether a ZIP code lies in a state; None where either is missing or the state is not known here."""
    if not zip_code or not state or state.strip().upper() not in _PREFIXES:
        return None
    digits = zip_code.strip()[:3]
    if len(digits) < 3 or not digits.isascii() or not digits.isdigit():
        return False
    return any(low <= int(digits) <= high for low, high in _PREFIXES[state.strip().upper()])


def made_ms(row_id: str) -> int | None:
    """When an id was made, UTC milliseconds, where it says so (UUID version 7); else None."""
    try:
        found = uuid.UUID(row_id)
    except ValueError:
        return None
    return found.int >> 80 if found.version == 7 else None
