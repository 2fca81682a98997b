"""What screens may ask about who is who. Errors are `services.errors.ServiceError`, sentences.

Everything works on the local replica. What says "slow" belongs off the GUI thread, as all the rest.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from stormops_desktop.domain.identity.resolving import Resolution
from stormops_desktop.services.attribution.ports import ReportPage
from stormops_desktop.services.identity.models import (
    ErasurePlan,
    ErasureView,
    IdentifierView,
    Overview,
    PersonCard,
    PersonView,
    QuestionView,
    TakenIn,
    Told,
)
from stormops_desktop.services.profiles.ports import Profiles

if TYPE_CHECKING:
    from stormops_desktop.services.ports import ChangeSet


class Seal(Protocol):
    """The company's key for who is who (`adapters.identity.sealing`)."""

    def digest(self, kind: str, value: str) -> str: ...
    def seal(self, kind: str, value: str) -> str: ...
    def open(self, kind: str, sealed: str) -> str | None: ...


class IdentityGraph(Protocol):
    """Who is one person, and by what they are known."""

    def overview(self) -> Overview: ...
    def resolve_identity(self, identifiers: Mapping[str, str]) -> Resolution:
        """Whose these values are, as {kind: value as written}: somebody known, somebody new, or a question.

        Raises:
            NotAllowed: an unknown kind, or no key to look values up with.
        """

    def get_identifiers(self, person_id: str) -> Sequence[IdentifierView]:
        """What a person is known by, strongest first; any record of the person is a name of it."""

    def search(self, words: str, limit: int = 50) -> Sequence[PersonCard]:
        """By any identifier, name, address or house id; the people with most records for no words."""

    def person(self, person_id: str) -> PersonView: ...
    def question_count(self) -> int: ...
    def questions(self, offset: int = 0, limit: int = 50) -> Sequence[QuestionView]:
        """Pairs to look at, the strongest first, with the evidence."""

    def lookalikes(self, limit: int = 50) -> Sequence[QuestionView]:
        """Pairs that are alike without sharing enough, by weights learned from the company's own records
        (Fellegi-Sunter). Slow for many records.

        Raises:
            NotAllowed: who does not read in clear, or too many records.
        """


class IdentityVerbs(Protocol):
    """What the office decides of who is who. All of it syncs and can be taken back."""

    @property
    def may_take_in(self) -> bool:
        """Whether this member brings people in, and this computer has the key for it."""

    def merge(self, one: str, other: str, why: str, *, origin: object = None) -> "ChangeSet":
        """The two are one person from now on, whatever speaks against it."""

    def keep_apart(self, one: str, other: str, why: str, *, origin: object = None) -> "ChangeSet":
        """The two are never joined by themselves, and nobody is asked again."""

    def split(self, person_id: str, nodes: Sequence[str], why: str, *, origin: object = None) -> "ChangeSet":
        """These records are another person than the rest."""

    def withdraw(self, event_id: str, why: str = "", *, origin: object = None) -> "ChangeSet":
        """An earlier decision counts no more."""

    def block(self, identifier_id: str, reason: str, *, origin: object = None) -> "ChangeSet":
        """The value says nothing about anybody: nobody is joined by it, now or before."""

    def unblock(self, identifier_id: str, *, origin: object = None) -> "ChangeSet": ...
    def undo(self, token: str, *, origin: object = None) -> "ChangeSet": ...
    def take_in(self, told: Sequence[Told], *, origin: object = None) -> tuple[TakenIn, "ChangeSet"]:
        """Records of people, each told once however often it is brought. Slow for long lists."""

    def take_list(self, text: str, name: str, *, origin: object = None) -> tuple[TakenIn, "ChangeSet"]:
        """A CSV of contacts. Slow.

        Raises:
            NotAllowed: no CSV, or without a column that could say who somebody is.
        """

    def gather(self, *, origin: object = None) -> tuple[TakenIn, "ChangeSet"]:
        """What the claims in this replica say about who is who. Slow for many."""

    def export_csv(self, person_id: str = "") -> str:
        """Identifiers of one person, or people with their counts, with as-of, versions and a hash."""

    def report(self, person_id: str, title: str, lines: Sequence[str], pages: Sequence[ReportPage]) -> bytes:
        """A PDF of what is known of a person: values, then the pictures with their tables; names the hash of
        the values as CSV."""


class IdentityErasures(Protocol):
    """Erasing people at their wish, by those who lead. Nothing of it can be undone."""

    def plan(self, person_id: str) -> ErasurePlan:
        """What would go with a person, and what the company keeps."""

    def erase(self, person_id: str, basis: str, *, origin: object = None) -> "ChangeSet":
        """The person is nobody from now on: here at once, at the centre and on every laptop as they sync."""

    def log(self) -> Sequence[ErasureView]:
        """Who was erased, the newest first, and whether the centre has done it."""


class Identity(Protocol):
    """Who is who, over one replica."""

    @property
    def graph(self) -> IdentityGraph: ...
    @property
    def verbs(self) -> IdentityVerbs: ...
    @property
    def erasures(self) -> IdentityErasures: ...
    @property
    def profiles(self) -> Profiles: ...
