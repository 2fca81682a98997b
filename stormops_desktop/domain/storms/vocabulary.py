"""The words for storms, evidence, houses and roofs; `sync/contracts` carries the same spellings."""

from enum import StrEnum


class StormStatus(StrEnum):
    """Where the work on a storm stands."""

    PLANNING = "planning"
    ACTIVE = "active"
    COMPLETED = "completed"
    ARCHIVED = "archived"


class StormHazard(StrEnum):
    """A storm's main hazard."""

    HAIL = "hail"
    WIND = "wind"
    TORNADO = "tornado"
    MIXED = "mixed"


class ReportHazard(StrEnum):
    """What one report is about."""

    HAIL = "hail"
    WIND = "wind"
    TORNADO = "tornado"


class ReportSource(StrEnum):
    """Who published a report."""

    SPC_DAILY = "spc_daily"
    SPC_WCM = "spc_wcm"
    NCEI_DETAILS = "ncei_details"
    NWS_LSR = "nws_lsr"
    NWS_ALERT = "nws_alert"
    MRMS_MESH = "mrms_mesh"
    CREW = "crew"


class Measured(StrEnum):
    """How a magnitude came about."""

    MEASURED = "measured"
    ESTIMATED = "estimated"
    UNKNOWN = "unknown"


class GeocodeQuality(StrEnum):
    """How a house's position was found; synthetic houses are invented."""

    ROOFTOP = "rooftop"
    PARCEL = "parcel"
    STREET = "street"
    ZIP = "zip"
    MANUAL = "manual"
    SYNTHETIC = "synthetic"


class Material(StrEnum):
    """Roof coverings, as far as hail tells them apart."""

    ASPHALT_3TAB = "asphalt_3tab"
    ASPHALT_LAMINATED = "asphalt_laminated"
    ASPHALT_CLASS4 = "asphalt_class4"
    WOOD_SHINGLE = "wood_shingle"
    WOOD_SHAKE = "wood_shake"
    CLAY_TILE = "clay_tile"
    CONCRETE_TILE = "concrete_tile"
    SLATE = "slate"
    METAL_STANDING = "metal_standing"
    METAL_STONE_COATED = "metal_stone_coated"
    MOD_BIT = "mod_bit"
    TPO = "tpo"
    EPDM = "epdm"
    BUR = "bur"
    ROLL = "roll"
    UNKNOWN = "unknown"


class Tier(StrEnum):
    """Impact tiers: A from 70, B from 40, C from 15, D below."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class Persona(StrEnum):
    """What moves a household to decide; never part of an impact index."""

    DEAL_HUNTER = "Deal_Hunter"
    PROOF_SEEKER = "Proof_Seeker"
    FAMILY_PROTECTOR = "Family_Protector"
    STATUS_CONSCIOUS = "Status_Conscious"
