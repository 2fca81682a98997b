"""The vocabulary in which synced entities are declared."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class Type(StrEnum):
    """How a field travels and is kept. Timestamps are UTC milliseconds, money is integer cents."""

    UUID = "uuid"
    TEXT = "text"
    INT = "int"
    REAL = "real"
    BOOL = "bool"
    TIMESTAMP = "timestamp"
    DATE = "date"  # ISO text, a civil day without zone
    JSON = "json"  # a JSON document, carried as text


class Merge(StrEnum):
    """The name of the rule that settles two edits made without sight of each other.

    The functions live in the desktop's pure domain (`domain/merge`); both ends are handed the same ones.
    """

    LWW = "lww"  # the later hybrid-clock time wins, the loser is reported
    SERVER = "server"  # the centre's value stays, the edit goes to the inbox
    MANUAL = "manual"  # the centre's value stays, a person picks between two
    SET = "set"  # {"add": [...], "remove": [...]} on a JSON array
    MAX = "max"
    MIN = "min"
    FOLD = "fold"  # written by transitions only (job status)
    FIXED = "fixed"  # set when the row is added, never again


class Scope(StrEnum):
    """How the buckets of a row follow from its values (see `sync.hub.core.buckets`)."""

    TENANT = "tenant"  # t
    OFFICE = "office"  # o
    STORM = "storm"  # s:<storm_id>
    ROUTE = "route"  # s:<storm_id>, r:<route_id>
    CREW = "crew"  # s:<storm_id>, r:<route_id>, c:<crew_id>
    JOB = "job"  # the buckets of its job
    PROPERTY = "property"  # s: of its impacts (o while there is none), r: of its stops and of routes whose
    # crew took it in; o of no house
    IMPACT = "impact"  # s:<storm_id>, r: of its property's stops in that storm


CREW = "crew"
PLANNER = "planner"
MANAGER = "manager"
ADMIN = "admin"
ROLES = (CREW, PLANNER, MANAGER, ADMIN)
OFFICE = frozenset({PLANNER, MANAGER, ADMIN})
EVERYONE = frozenset(ROLES)
NOBODY: frozenset[str] = frozenset()  # the centre alone


@dataclass(frozen=True, slots=True)
class Field:
    """One synced column.

    Attributes:
        references: the entity this field points at, if any.
        writers: roles that may set it after the row exists; None means the entity's writers.
        values: the closed list of spellings, where the domain has an enumeration.
        required: refused as NULL.
        personal: says who somebody is. Kept out of events, and blanked where its row is erased or redacted.
    """

    name: str
    type: Type
    merge: Merge = Merge.LWW
    references: str | None = None
    writers: frozenset[str] | None = None
    values: tuple[str, ...] | None = None
    required: bool = False
    personal: bool = False


@dataclass(frozen=True)
class Entity:
    """One synced table; a field's place in `fields` is its ordinal in the revision arrays, for ever.

    Attributes:
        key: the primary key column, an UUID made where the row is made.
        parents: fields whose row must exist at the centre before this row can.
        append_only: rows are added, then never changed (but for `redact`).
        uniques: column sets unique within a tenant.
        erased_by: roles that alone may delete its rows. A row that they deleted says nothing of anybody any
            more, wherever it was written, and is never made again under its key.
        units: fields that make sense only together, all of one rule. An edit says all of a unit, and two that
            were made without sight of each other meet as one, by that rule.
    """

    name: str
    key: str
    scope: Scope
    fields: tuple[Field, ...]
    writers: frozenset[str]
    append_only: bool = False
    deletable: bool = False
    uniques: tuple[tuple[str, ...], ...] = ()
    erased_by: frozenset[str] = frozenset()
    units: tuple[tuple[str, ...], ...] = ()

    @cached_property
    def personal(self) -> tuple[Field, ...]:
        """Fields that say who somebody is."""
        return tuple(field for field in self.fields if field.personal)

    @cached_property
    def by_name(self) -> dict[str, Field]:
        return {field.name: field for field in self.fields}

    @cached_property
    def ordinal(self) -> dict[str, int]:
        return {field.name: i for i, field in enumerate(self.fields)}

    def units_of(self, names: Iterable[str]) -> tuple[tuple[str, ...], ...]:
        """The units that any of these fields belongs to."""
        given = frozenset(names)
        return tuple(unit for unit in self.units if not given.isdisjoint(unit))

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields)

    @cached_property
    def parents(self) -> tuple[tuple[str, str], ...]:
        """(field, entity) of every reference."""
        return tuple((f.name, f.references) for f in self.fields if f.references)


def uuid(name: str, references: str | None = None, **kw: object) -> Field:
    """A field that holds an id."""
    return Field(name, Type.UUID, references=references, **kw)  # type: ignore[arg-type]


def text(name: str, **kw: object) -> Field:
    """A field of text."""
    return Field(name, Type.TEXT, **kw)  # type: ignore[arg-type]


def integer(name: str, **kw: object) -> Field:
    """A field of whole numbers; money in cents."""
    return Field(name, Type.INT, **kw)  # type: ignore[arg-type]


def real(name: str, **kw: object) -> Field:
    """A field of floating-point numbers."""
    return Field(name, Type.REAL, **kw)  # type: ignore[arg-type]


def boolean(name: str, **kw: object) -> Field:
    """A field of true and false."""
    return Field(name, Type.BOOL, **kw)  # type: ignore[arg-type]


def timestamp(name: str, **kw: object) -> Field:
    """A field of UTC milliseconds."""
    return Field(name, Type.TIMESTAMP, **kw)  # type: ignore[arg-type]


def date(name: str, **kw: object) -> Field:
    """A field of calendar days, without a zone."""
    return Field(name, Type.DATE, **kw)  # type: ignore[arg-type]


def json(name: str, **kw: object) -> Field:
    """A field that holds a JSON document as text."""
    return Field(name, Type.JSON, **kw)  # type: ignore[arg-type]
