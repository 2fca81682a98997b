"""The fields of the claim form as a table: group, kind, where each is kept and when it is first needed."""

from dataclasses import dataclass
from enum import StrEnum

from stormops_desktop.domain.claims.vocabulary import (
    AdjusterKind,
    Area,
    CoverageType,
    DamageType,
    DeductibleKind,
    Functional,
    Severity,
)
from stormops_desktop.domain.evidence.taxonomy import Collateral, Slope

LONGEST_NUMBER = 36  # one agency system's limit for policy and claim numbers, product.md C.10
LONGEST_TEXT = 200


class Group(StrEnum):
    """A section of the form, in the order of the screen."""

    DAMAGE = "damage"
    POLICY = "policy"
    PEOPLE = "people"
    MONEY = "money"
    SCOPE = "scope"
    EVIDENCE = "evidence"
    PAPERS = "papers"
    DEADLINES = "deadlines"


class Kind(StrEnum):
    """How a value is kept in a row or in JSON."""

    TEXT = "text"
    CODE = "code"
    CENTS = "cents"  # integer
    COUNT = "count"  # integer, not negative
    NUMBER = "number"  # not negative
    PERCENT = "percent"  # 2.0 is two per cent
    YES_NO = "yes_no"
    DATE = "date"  # ISO text
    INSTANT = "instant"  # UTC milliseconds
    CODES = "codes"  # a list of texts
    RECORDS = "records"  # a list of JSON objects, see `entry_fields`


@dataclass(frozen=True, slots=True)
class FormField:
    """One field.

    Attributes:
        column: its column of `claim_intel`; empty for a list whose entries are rows of their own.
        rows: the entity of those rows.
        codes: the closed list of a CODE; other texts (a newer version's) are kept and pointed at.
        offers: what CODES are usually chosen from; other words may be among them.
        longest: characters of a TEXT.
    """

    key: str
    group: Group
    label: str
    kind: Kind
    column: str = ""
    rows: str = ""
    codes: type[StrEnum] | None = None
    offers: type[StrEnum] | None = None
    longest: int = LONGEST_TEXT


def _f(group: Group, key: str, label: str, kind: Kind, **more: object) -> FormField:
    return FormField(key, group, label, kind, **more)  # type: ignore[arg-type]


_D, _P, _W, _M, _S = Group.DAMAGE, Group.POLICY, Group.PEOPLE, Group.MONEY, Group.SCOPE
_E = Group.EVIDENCE
FIELDS: tuple[FormField, ...] = (
    _f(_D, "damage_type", "Damage", Kind.CODE, column="damage_type", codes=DamageType),
    _f(_D, "severity", "Severity", Kind.CODE, column="severity", codes=Severity),
    _f(_D, "date_of_loss", "Date of loss", Kind.DATE, column="date_of_loss"),
    _f(_D, "discovered_on", "Discovered on", Kind.DATE, column="discovered_on"),
    _f(_D, "functional", "Functional or cosmetic", Kind.CODE, column="functional", codes=Functional),
    _f(_D, "areas", "Damaged areas", Kind.CODES, column="areas", offers=Area),
    _f(_P, "carrier", "Carrier", Kind.TEXT, column="carrier"),
    _f(_P, "policy_number", "Policy number", Kind.TEXT, column="policy_number", longest=LONGEST_NUMBER),
    _f(_P, "claim_number", "Claim number", Kind.TEXT, column="claim_number", longest=LONGEST_NUMBER),
    _f(_P, "coverage_type", "Coverage", Kind.CODE, column="coverage_type", codes=CoverageType),
    _f(_P, "ord_law", "Ordinance and law", Kind.YES_NO, column="ord_law"),
    _f(_P, "cosmetic_exclusion", "Cosmetic exclusion", Kind.YES_NO, column="cosmetic_exclusion"),
    _f(_P, "mortgage_company", "Mortgage company", Kind.TEXT, column="mortgage_company"),
    _f(_P, "loan_last4", "Loan, last four", Kind.TEXT, column="loan_last4", longest=4),
    _f(_W, "insured", "Insured", Kind.TEXT, column="insured"),
    _f(_W, "adjuster_name", "Adjuster", Kind.TEXT, column="adjuster_name"),
    _f(_W, "adjuster_kind", "Kind of adjuster", Kind.CODE, column="adjuster_kind", codes=AdjusterKind),
    _f(_W, "adjuster_phone", "Adjuster's phone", Kind.TEXT, column="adjuster_phone"),
    _f(_W, "adjuster_email", "Adjuster's e-mail", Kind.TEXT, column="adjuster_email"),
    _f(_W, "meeting_at", "Adjuster meeting", Kind.INSTANT, column="meeting_at"),
    _f(_W, "meeting_zone", "Time zone of the meeting", Kind.TEXT, column="meeting_zone"),
    _f(_W, "agent", "Agent", Kind.TEXT, column="agent"),
    _f(_W, "meeting_items", "Agreed and disputed", Kind.RECORDS, column="meeting_items"),
    _f(_M, "rcv", "RCV", Kind.CENTS, column="rcv_cents"),
    _f(_M, "recoverable_dep", "Recoverable depreciation", Kind.CENTS, column="recoverable_dep_cents"),
    _f(_M, "nonrecoverable_dep", "Other depreciation", Kind.CENTS, column="nonrecoverable_dep_cents"),
    _f(_M, "acv", "ACV", Kind.CENTS, column="acv_cents"),
    _f(_M, "deductible_kind", "Deductible", Kind.CODE, column="deductible_kind", codes=DeductibleKind),
    _f(_M, "deductible_cents", "Deductible, sum", Kind.CENTS, column="deductible_cents"),
    _f(_M, "deductible_pct", "Deductible, percent", Kind.PERCENT, column="deductible_pct"),
    _f(_M, "coverage_a", "Coverage A", Kind.CENTS, column="coverage_a_cents"),
    _f(_M, "overhead", "Overhead", Kind.CENTS, column="overhead_cents"),
    _f(_M, "profit", "Profit", Kind.CENTS, column="profit_cents"),
    _f(_M, "op_included", "Overhead and profit included", Kind.YES_NO, column="op_included"),
    _f(_M, "first_check", "First check", Kind.CENTS, column="first_check_cents"),
    _f(_M, "balance", "Balance", Kind.CENTS, column="balance_cents"),
    _f(_M, "supplements", "Supplements", Kind.RECORDS, rows="supplements"),
    _f(_M, "payments", "Payments", Kind.RECORDS, rows="claim_payments"),
    _f(_S, "squares", "Squares", Kind.NUMBER, column="squares"),
    _f(_S, "waste_pct", "Waste", Kind.PERCENT, column="waste_pct"),
    _f(_S, "layers", "Layers", Kind.COUNT, column="layers"),
    _f(_S, "pitch", "Pitch", Kind.TEXT, column="pitch", longest=8),
    _f(_S, "steep", "Steep", Kind.YES_NO, column="steep"),
    _f(_S, "high", "Two stories or more", Kind.YES_NO, column="high"),
    _f(_S, "ice_water_ft", "Ice and water shield, feet", Kind.NUMBER, column="ice_water_ft"),
    _f(_S, "drip_edge_ft", "Drip edge, feet", Kind.NUMBER, column="drip_edge_ft"),
    _f(_S, "starter_ft", "Starter, feet", Kind.NUMBER, column="starter_ft"),
    _f(_S, "ridge_ft", "Ridge, feet", Kind.NUMBER, column="ridge_ft"),
    _f(_S, "valley_ft", "Valley, feet", Kind.NUMBER, column="valley_ft"),
    _f(_S, "vents", "Vents", Kind.COUNT, column="vents"),
    _f(_S, "decking_sheets", "Decking sheets", Kind.COUNT, column="decking_sheets"),
    _f(_S, "gutters_ft", "Gutters, feet", Kind.NUMBER, column="gutters_ft"),
    _f(_S, "code_items", "Code items", Kind.RECORDS, column="code_items"),
    _f(_E, "test_squares", "Test squares", Kind.RECORDS, rows="test_squares"),
    _f(_E, "collateral", "Collateral", Kind.CODES, column="collateral", offers=Collateral),
    _f(_E, "slopes_inspected", "Slopes inspected", Kind.CODES, column="slopes_inspected", offers=Slope),
    _f(_E, "not_inspected", "Not inspected", Kind.RECORDS, column="not_inspected"),
    _f(Group.PAPERS, "papers", "Papers", Kind.RECORDS, column="papers"),
    _f(Group.DEADLINES, "contract_signed_on", "Contract signed on", Kind.DATE, column="contract_signed_on"),
    _f(Group.DEADLINES, "permit_issued_on", "Permit issued on", Kind.DATE, column="permit_issued_on"),
)  # fmt: skip
BY_KEY: dict[str, FormField] = {field.key: field for field in FIELDS}


def fields_of(group: Group) -> tuple[FormField, ...]:
    """The fields of one section, in the order of the screen."""
    return tuple(field for field in FIELDS if field.group is group)
