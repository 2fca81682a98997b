"""What the office decides of who is who, and brings in: `ports.IdentityVerbs`."""

import json
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID, uuid5

from stormops_desktop.domain.identity.facts import Event
from stormops_desktop.services.attribution.ports import ReportPage
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.identity import exporting
from stormops_desktop.services.identity.graph import GONE, IdentityGraphDesk
from stormops_desktop.services.identity.lane import OFFICE_ONLY, IdentityLane
from stormops_desktop.services.identity.lists import houses_of, read_list
from stormops_desktop.services.identity.models import TakenIn, Told
from stormops_desktop.services.identity.reading_in import NODES, drafts_of, node_id, speaks_of, values_of
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.undo import UndoShelf
from stormops_desktop.storage.identity import erasing, known_house, reading, sources
from sync.contracts.capture import Draft
from sync.contracts.identifiers import uuid7
from sync.contracts.ops import Kind
from sync.contracts.replica import Touched

EVENTS, BLOCKS = "identity_events", "identity_blocks"
AT_ONCE = 500  # records a transaction: a long list neither blocks the replica nor begins anew when it is cut
ALONE = "These two are one person already. To tell records apart, choose them and split."
TWO_SIDES = "Choose some of the records, and leave at least one. Nothing was changed."
CLAIMS = "claim"


class IdentityActions:
    """See `ports.IdentityVerbs`, whose promises these methods keep."""

    def __init__(self, lane: IdentityLane, graph: IdentityGraphDesk, undo: UndoShelf) -> None:
        self._lane, self._graph, self._undo = lane, graph, undo

    @property
    def may_take_in(self) -> bool:
        """Whether this member brings people in, and this computer has the key for it."""
        return self._lane.work.is_office and self._lane.has_key

    def merge(self, one: str, other: str, why: str, *, origin: object = None) -> ChangeSet:
        """Makes two persons one.

        Raises:
            NotAllowed: a role, or they are one already. NotFound, StoreTrouble.
        """
        return self._between(Event.MERGE, one, other, why, "Joined two people", origin)

    def keep_apart(self, one: str, other: str, why: str, *, origin: object = None) -> ChangeSet:
        """Says that two persons are two.

        Raises:
            NotAllowed: a role, or they are one. NotFound, StoreTrouble.
        """
        return self._between(Event.SPLIT, one, other, why, "Kept two people apart", origin)

    def split(self, person_id: str, nodes: Sequence[str], why: str, *, origin: object = None) -> ChangeSet:
        """Makes these records another person than the rest.

        Raises:
            NotAllowed: a role, or not two sides. NotFound, StoreTrouble.
        """
        self._lane.lead()
        here = self._members([person_id])
        out = sorted(set(nodes) & set(here))
        rest = sorted(set(here) - set(out))
        if not out or not rest:
            raise NotAllowed(TWO_SIDES)
        return self._decided(Event.SPLIT, out, rest, why, "Told records apart", origin)

    def withdraw(self, event_id: str, why: str = "", *, origin: object = None) -> ChangeSet:
        """Takes an earlier decision back.

        Raises:
            NotAllowed: a role. NotFound: no such decision here. StoreTrouble.
        """
        self._lane.lead()
        with self._lane.reading() as connection:
            row = sources.event_row(connection, event_id)
        if row is None:
            raise NotFound("This decision is not on this computer. Sync to see.")
        return self._decided(
            Event.WITHDRAW, json.loads(row.one), json.loads(row.other), why, "Took a decision back", origin,
            withdraws=event_id,
        )  # fmt: skip

    def block(self, identifier_id: str, reason: str, *, origin: object = None) -> ChangeSet:
        """Lets a value count for nobody.

        Raises:
            NotAllowed: a role. NotFound: no such value here. StoreTrouble.
        """
        return self._block(identifier_id, reason, origin, blocked=True)

    def unblock(self, identifier_id: str, *, origin: object = None) -> ChangeSet:
        """Lets a value count again.

        Raises:
            NotAllowed: a role. NotFound: no such value here. StoreTrouble.
        """
        return self._block(identifier_id, "", origin, blocked=False)

    def undo(self, token: str, *, origin: object = None) -> ChangeSet:
        """Takes a decision back; that is a decision itself, and syncs.

        Raises:
            NotAllowed: too late. StoreTrouble.
        """
        label, drafts = self._undo.take(token)
        _, touched = self._lane.work.capture(drafts)
        return ChangeSet(f"Undone: {label}", touched, origin)

    def take_in(self, told: Sequence[Told], *, origin: object = None) -> tuple[TakenIn, ChangeSet]:
        """Keeps records of people; what is here already is not written again.

        Raises:
            NotAllowed: a crew, or no key on this computer. StoreTrouble.
        """
        if not self._lane.work.is_office:
            raise NotAllowed(OFFICE_ONLY)
        groups, useless = self._groups(told)
        report, touched = TakenIn(0, 0, 0, useless), Touched()
        for at in range(0, len(groups), AT_ONCE):
            some, changed = self._keep(groups[at : at + AT_ONCE])
            touched.merge(changed)
            report = TakenIn(
                report.records + some.records, report.identifiers + some.identifiers,
                report.unchanged + some.unchanged, useless, (), report.erased + some.erased,
            )  # fmt: skip
        return report, ChangeSet(f"Took in {report.records:,} records of people", touched, origin)

    def take_list(self, text: str, name: str, *, origin: object = None) -> tuple[TakenIn, ChangeSet]:
        """Takes a CSV of contacts in.

        Raises:
            NotAllowed: a crew, no key, or no such CSV. StoreTrouble.
        """
        with self._lane.work.reading() as connection:
            houses = houses_of(known_house.places(connection))
        told, refused = read_list(text, f"list {name}", houses, self._lane.work.office_ms())
        report, changes = self.take_in(told, origin=origin)
        return TakenIn(
            report.records,
            report.identifiers,
            report.unchanged,
            report.useless,
            tuple(refused),
            report.erased,
        ), changes

    def gather(self, *, origin: object = None) -> tuple[TakenIn, ChangeSet]:
        """Takes in what claims say.

        Raises:
            NotAllowed: a crew, or no key. StoreTrouble.
        """
        with self._lane.work.reading() as connection:
            found = sources.claims(connection)
        return self.take_in([_of_a_claim(row) for row in found], origin=origin)

    def export_csv(self, person_id: str = "") -> str:
        """Identifiers of one person, or the people, as RFC 4180 text.

        Raises:
            NotFound: nobody of that name is here. StoreTrouble.
        """
        now, member = self._lane.work.office_ms(), self._lane.work.member
        if person_id:
            return exporting.person_csv(self._graph.person(person_id), member, now)
        return exporting.people_csv(self._graph.search("", exporting.MOST), member, now)

    def report(self, person_id: str, title: str, lines: Sequence[str], pages: Sequence[ReportPage]) -> bytes:
        """The PDF of a person; the same content gives the same bytes.

        Raises:
            NotFound: nobody of that name is here. StoreTrouble.
        """
        from stormops_desktop.adapters.insights.figures_report import FigurePage, figures_report
        from stormops_desktop.adapters.resources import resource_folder

        digest = self.export_csv(person_id).rstrip().rpartition(",")[2]
        made = [FigurePage(page.title, page.picture, page.head, page.rows) for page in pages]
        company = self._lane.work.member.org_name
        told = (*lines, f"SHA-256 of the values as CSV: {digest}")
        return figures_report(title, company, told, made, resource_folder() / "fonts")

    def _keep(self, groups: Sequence[Sequence[Draft]]) -> tuple[TakenIn, Touched]:
        """Captures what of these records is not here yet, in one transaction."""
        with self._lane.work.reading() as connection:
            here = sources.known(connection, [draft.key for group in groups for draft in group])
            gone = erasing.erased(connection, [group[0].key for group in groups])
        standing = [group for group in groups if group[0].key not in gone]
        fresh = [[draft for draft in group if draft.key not in here] for group in standing]
        wanted = [group for group in fresh if group]
        _, touched = self._lane.work.capture_groups(wanted)
        nodes = sum(1 for group in wanted for draft in group if draft.entity == NODES)
        values = sum(len(group) for group in wanted) - nodes
        forgotten = len(groups) - len(standing)
        return TakenIn(nodes, values, len(standing) - len(wanted), 0, (), forgotten), touched

    def _groups(self, told: Iterable[Told]) -> tuple[list[list[Draft]], int]:
        """A group a record, each record once, and how many said nothing."""
        tenant, seal, useless = self._lane.work.member.tenant_id, self._lane.seal, 0
        groups: dict[str, list[Draft]] = {}
        for one in told:
            values = values_of(one)
            if speaks_of(values) is None:
                useless += 1
                continue
            groups.setdefault(node_id(tenant, one), []).extend(drafts_of(tenant, one, values, seal))
        return [list({draft.key: draft for draft in group}.values()) for group in groups.values()], useless

    def _between(self, event: Event, one: str, other: str, why: str, label: str, origin: object) -> ChangeSet:
        self._lane.lead()
        left, right = self._members([one]), self._members([other])
        if set(left) & set(right):
            raise NotAllowed(ALONE)
        return self._decided(event, left, right, why, label, origin)

    def _members(self, persons: Sequence[str]) -> list[str]:
        with self._lane.reading() as connection:
            named = [reading.person_of(connection, one) for one in persons]
            if None in named:
                raise NotFound(GONE)
            return [row.node_id for row in reading.members(connection, [one for one in named if one])]

    def _decided(
        self, event: Event, one: Sequence[str], other: Sequence[str], why: str, label: str, origin: object,
        *, withdraws: str = "",
    ) -> ChangeSet:  # fmt: skip
        draft = self._event(event, one, other, why, withdraws)
        _, touched = self._lane.work.capture([draft])
        undo = self._undo.offer(
            draft.key, label, lambda: [self._event(Event.WITHDRAW, one, other, "", draft.key)]
        )
        return ChangeSet(label, touched, origin, undo)

    def _event(
        self, event: Event, one: Sequence[str], other: Sequence[str], why: str, withdraws: str
    ) -> Draft:
        at = self._lane.work.office_ms()
        fields: dict[str, Any] = {
            "event": str(event), "one": json.dumps(list(one)), "other": json.dumps(list(other)),
            "happened_at": at, "actor_id": self._lane.work.member.account_id,
            **({"withdraws": withdraws} if withdraws else {}),
            **({"why": why.strip()} if why.strip() else {}),
        }  # fmt: skip
        return Draft(Kind.ADD, EVENTS, uuid7(at, self._lane.work.randomness(10)), fields)

    def _block(self, identifier_id: str, reason: str, origin: object, *, blocked: bool) -> ChangeSet:
        self._lane.lead()
        at, tenant = self._lane.work.office_ms(), UUID(self._lane.work.member.tenant_id)
        with self._lane.reading() as connection:
            row = sources.identifier_row(connection, identifier_id)
            if row is None:
                raise NotFound("This value is not on this computer any more. Sync to see.")
            key = str(uuid5(tenant, f"identity block/{row.value_hash}"))
            known = sources.block_row(connection, key) is not None
        # The row follows from the value, so two who block it offline agree; what they say is set beside.
        made = {"kind": row.kind, "value_hash": row.value_hash, "value_shown": row.value_shown}
        fresh = Draft(Kind.ADD, BLOCKS, key, made)
        drafts = [*([] if known else [fresh]), self._said(key, reason, at, blocked=blocked)]
        _, touched = self._lane.work.capture(drafts)
        label = "Blocked a value" if blocked else "Lets a value count again"
        undo = self._undo.offer(
            uuid7(at, self._lane.work.randomness(10)), label,
            lambda: [self._said(key, "", self._lane.work.office_ms(), blocked=not blocked)],
        )  # fmt: skip
        return ChangeSet(label, touched, origin, undo)

    def _said(self, key: str, reason: str, at: int, *, blocked: bool) -> Draft:
        fields: dict[str, Any] = {"blocked": blocked, "decided_at": at}
        if reason.strip():
            fields["reason"] = reason.strip()
        return Draft(Kind.SET, BLOCKS, key, fields)


def _of_a_claim(row: Any) -> Told:
    address = " ".join(part for part in (row.address, row.unit and f"#{row.unit}", row.zip_code) if part)
    return Told(
        CLAIMS, row.claim_id, row.at or 0, row.property_id or "", row.insured or "", "", "", address,
        row.claim_number or "", row.policy_number or "", "", row.parcel_id or "", "", row.storm_id or "",
    )  # fmt: skip
