"""Identity: finding a person, what is known of them, and pairs that somebody has to look at."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from stormops_desktop.domain.identity.identifiers import Kind
from stormops_desktop.services.attribution.ports import ReportPage
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.identity.models import (
    ErasurePlan,
    EventView,
    IdentifierView,
    Overview,
    PersonCard,
    PersonView,
    QuestionView,
    RecordView,
    SharedValue,
    TakenIn,
)
from stormops_desktop.services.identity.ports import Identity
from stormops_desktop.services.models import StormChoice
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.profiles.ports import ProfileView
from stormops_desktop.viewmodels.base import Load, Surroundings, ViewModel
from stormops_desktop.viewmodels.bus import concerns
from stormops_desktop.viewmodels.fixed_model import FixedTableModel
from stormops_desktop.viewmodels.identity import tables
from stormops_desktop.viewmodels.identity.picture import (
    Picture,
    TieLine,
    picture_of,
    tie_columns,
    tie_lines,
)
from stormops_desktop.viewmodels.identity.words import done_word
from stormops_desktop.viewmodels.problems import sentence
from sync.contracts.replica import Touched

translate = QCoreApplication.translate
MOVERS = (
    "identity_nodes", "identifiers", "identity_events", "identity_blocks", "erasures", "customer_journeys",
    "policy_outcomes", "contact_preferences",
)  # fmt: skip
LISTED = 200


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file that exists in memory only."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class _Found:
    overview: Overview
    people: Sequence[PersonCard]
    questions: Sequence[QuestionView]


class IdentityViewModel(ViewModel):
    """The page Identity.

    Attributes:
        overview: None until it was read once. words: what is looked for.
        by_likeness: the pairs are those that are alike, not those that share something.
        person, profile: the one in front, None for none. question: the pair in front, None for none.
        picture: the graph of the person.
        erasure: what would go with the person in front, while somebody is asked whether it shall.

    Signals:
        erasure_changed: `erasure` is different.
        content_changed: people, questions or counts are different. opened_changed: the person is.
        asked_changed: the pair in front is. told: carries a sentence. made: carries a `MadeFile`.
    """

    content_changed = Signal()
    opened_changed = Signal()
    asked_changed = Signal()
    told = Signal(str)
    made = Signal(object)
    erasure_changed = Signal()

    def __init__(self, around: Surroundings, identity: Identity, parent: QObject | None = None) -> None:
        super().__init__(around, parent)
        self._identity = identity
        self.overview: Overview | None = None
        self.words = ""
        self.person: PersonView | None = None
        self.profile: ProfileView | None = None
        self.question: QuestionView | None = None
        self.picture = Picture()
        self.erasure: ErasurePlan | None = None
        self._wanted = ""
        self._zone = ""
        self._seen, self._stale, self.by_likeness = False, True, False
        self.people = FixedTableModel[PersonCard](tables.person_columns(), self)
        self.identifiers = FixedTableModel[IdentifierView](tables.identifier_columns(), self)
        self.records = FixedTableModel[RecordView](tables.record_columns(), self)
        self.events = FixedTableModel[EventView](tables.event_columns(), self)
        self.questions = FixedTableModel[QuestionView](tables.question_columns(), self)
        self.shared = FixedTableModel[SharedValue](tables.shared_columns(), self)
        self.ties = FixedTableModel[TieLine](tie_columns(), self)

    @property
    def zone(self) -> str:
        return self._zone

    @property
    def may_decide(self) -> bool:
        return self.overview is not None and self.overview.can_decide

    def show_storm(self, storm: StormChoice | None) -> None:
        """People are of the whole company; the storm gives times their zone."""
        self._zone = storm.zone if storm else ""

    def attend(self, *, seen: bool) -> None:
        """The page came on screen or left it: nothing is worked out for nobody."""
        self._seen = seen
        if seen and self._stale:
            self.reload()

    def reload(self) -> None:
        """Reads people and pairs again, once somebody looks."""
        self._stale = not self._seen
        if not self._stale:
            self._read(partial(self._found, self.words, alike=self.by_likeness), self._on_found)

    def search(self, words: str) -> None:
        """By any identifier, name or address."""
        self.words = words
        self._wanted = ""
        self.reload()

    def open_person(self, at: int) -> None:
        """A line of the list of people."""
        card = self.people.row(at)
        if card is not None:
            self.open_named(card.person_id)

    def open_named(self, person_id: str) -> None:
        """A person by any of its records."""
        self._wanted = person_id
        self._db(partial(self._opened, person_id), self._on_opened, self._on_broke)

    def open_question(self, at: int) -> None:
        """A pair of the queue."""
        self.question = self.questions.row(at)
        self.shared.show(self.question.shared if self.question else ())
        self.asked_changed.emit()

    def show_alike(self, *, alike: bool) -> None:
        """Pairs that are alike by learnt weights, or those that share something."""
        self.by_likeness = alike
        self.reload()

    def are_one(self, why: str) -> None:
        """The pair in front is one person."""
        if self.question is not None:
            one, other = self.question.one.person_id, self.question.other.person_id
            self._save(partial(self._identity.verbs.merge, one, other, why, origin=self))

    def are_two(self, why: str) -> None:
        """The pair in front is two people, and nobody is asked again."""
        if self.question is not None:
            one, other = self.question.one.person_id, self.question.other.person_id
            self._save(partial(self._identity.verbs.keep_apart, one, other, why, origin=self))

    def split(self, places: Sequence[int], why: str) -> None:
        """These records of the person in front are another person."""
        nodes = [row.node_id for at in places if (row := self.records.row(at)) is not None]
        if self.person is not None:
            person = self.person.card.person_id
            self._save(partial(self._identity.verbs.split, person, nodes, why, origin=self))

    def withdraw(self, at: int) -> None:
        """A decision about the person in front counts no more."""
        row = self.events.row(at)
        if row is not None:
            self._save(partial(self._identity.verbs.withdraw, row.event_id, origin=self))

    def block(self, at: int, why: str) -> None:
        """A value counts for nobody, or counts again."""
        row = self.identifiers.row(at)
        if row is None:
            return
        verbs = self._identity.verbs
        if row.blocked:
            self._save(partial(verbs.unblock, row.identifier_id, origin=self))
        else:
            self._save(partial(verbs.block, row.identifier_id, why, origin=self))

    def ask_erasure(self) -> None:
        """What would go with the person in front; nothing goes yet."""
        if self.person is not None:
            plan = partial(self._identity.erasures.plan, self.person.card.person_id)
            self._db(plan, self._ask_erasure, self._on_broke)

    def keep_person(self) -> None:
        """The person stays after all."""
        self._ask_erasure(None)

    def erase(self, basis: str) -> None:
        """The person that was asked about goes, for good."""
        if self.erasure is not None:
            self._save(partial(self._identity.erasures.erase, self.erasure.person_id, basis, origin=self))

    def _ask_erasure(self, plan: ErasurePlan | None) -> None:
        self.erasure = plan
        self.erasure_changed.emit()

    def gather(self) -> None:
        """What claims say about who is who."""
        self._save(lambda: _told(*self._identity.verbs.gather(origin=self)))

    def take_list(self, path: str) -> None:
        """A CSV of contacts from the disk."""
        self._save(lambda: _told(*self._identity.verbs.take_list(_text(path), Path(path).name, origin=self)))

    def save_people(self) -> None:
        """Everybody as CSV."""
        self._export("", "people.csv")

    def save_person(self) -> None:
        """The person in front as CSV."""
        if self.person is not None:
            self._export(self.person.card.person_id, "person.csv")

    def save_report(self, lines: Sequence[str], pages: Sequence[ReportPage]) -> None:
        """The person in front as a PDF: pictures and tables."""
        if self.person is None:
            return
        card = self.person.card
        title = translate("identity", "Who is {name}").format(name=tables.said_name(card))
        self._db(
            partial(self._identity.verbs.report, card.person_id, title, lines, pages),
            lambda content: self.made.emit(MadeFile("person.pdf", content)), self._on_broke,
        )  # fmt: skip

    def _export(self, person: str, name: str) -> None:
        self._db(
            partial(self._identity.verbs.export_csv, person),
            lambda text: self.made.emit(MadeFile(name, text.encode())), self._on_broke,
        )  # fmt: skip

    def _found(self, words: str, *, alike: bool) -> _Found:
        graph = self._identity.graph
        pairs = graph.lookalikes(LISTED) if alike else graph.questions(0, LISTED)
        return _Found(graph.overview(), graph.search(words, LISTED), pairs)

    def _opened(self, person_id: str) -> tuple[PersonView, ProfileView] | NotFound:
        try:
            return self._identity.graph.person(person_id), self._identity.profiles.get_profile(person_id)
        except NotFound as gone:
            return gone

    def _on_found(self, found: _Found) -> Load:
        self.overview = found.overview
        self.people.show(found.people)
        self.questions.show(found.questions)
        asked = self.question
        kept = next((at for at, one in enumerate(found.questions) if asked and _same(one, asked)), 0)
        self.open_question(kept)
        self.content_changed.emit()
        wanted = self._wanted or (found.people[0].person_id if found.people else "")
        if wanted:
            self.open_named(wanted)
        else:
            self._show(None, None)
        return Load.READY

    def _read_failed(self, error: Exception) -> None:
        """Where likeness can't be told, the page goes on with the pairs that share something."""
        if not self.by_likeness:
            super()._read_failed(error)
            return
        self.by_likeness = False
        self.refused.emit(sentence(error))
        self.reload()

    def _on_opened(self, found: tuple[PersonView, ProfileView] | NotFound) -> None:
        """Who was erased here or elsewhere does not stay on screen."""
        if isinstance(found, NotFound):
            self._wanted = ""
            self._show(None, None)
            self.refused.emit(sentence(found))
        else:
            self._show(*found)

    def _show(self, person: PersonView | None, profile: ProfileView | None) -> None:
        if self.erasure is not None and (person is None or person.card.person_id != self.erasure.person_id):
            self.keep_person()
        self.person, self.profile, self.picture = person, profile, picture_of(person)
        self.identifiers.show(_with_addresses(person) if person else ())
        self.records.show(person.records if person else ())
        self.events.show(person.events if person else ())
        self.ties.show(tie_lines(self.picture))
        self.opened_changed.emit()

    def _on_saved(self, changes: ChangeSet) -> None:
        if self.erasure is not None and changes.touched.rows.get("erasures"):
            self._wanted = ""
            self._ask_erasure(None)
        super()._on_saved(changes)
        self.told.emit(done_word(changes.name))

    def _on_changes(self, changes: ChangeSet) -> None:
        if concerns(changes, *MOVERS):
            self.reload()


def _with_addresses(person: PersonView) -> list[IdentifierView]:
    """A house is known by its address, not by its id."""
    known = {one.property_id: f"{one.address}, {one.city}" for one in person.houses}
    return [
        replace(one, value=known.get(one.value, one.value)) if one.kind == Kind.PROPERTY_ID else one
        for one in person.identifiers
    ]


def _same(one: QuestionView, other: QuestionView) -> bool:
    return {one.one.person_id, one.other.person_id} == {other.one.person_id, other.other.person_id}


def _told(report: TakenIn, changes: ChangeSet) -> ChangeSet:
    """The change with what became of the list in its name."""
    said = translate("identity", "Took in {records} new records of people; {known} were known.").format(
        records=f"{report.records:,}", known=f"{report.unchanged:,}"
    )
    if report.refused:
        lines = translate("identity", "{count} lines were not taken; line {line}: {why}.").format(
            count=f"{len(report.refused):,}", line=report.refused[0].line, why=report.refused[0].why
        )
        said = f"{said} {lines}"
    if report.erased:
        again = translate("identity", "{count} records of people who were erased were not taken in again.")
        said = f"{said} {again.format(count=f'{report.erased:,}')}"
    touched = changes.touched if changes.touched.rows else Touched()
    return ChangeSet(said, touched, changes.origin, changes.undo)


def _text(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise NotAllowed(
            translate(
                "identity", "This is no text file in UTF-8. Save it again as CSV UTF-8; nothing was taken."
            )
        ) from None
    except OSError as error:
        raise NotAllowed(
            translate("identity", "The list can't be read ({why}). Nothing was taken.").format(
                why=error.strerror
            )
        ) from error
