"""The nurture list at work: scheduling, stopping, what owners say, lists out and outcomes back."""

from collections.abc import Collection, Sequence
from typing import Any

from stormops_desktop.domain.nurture.guardrails import MayContact
from stormops_desktop.domain.nurture.sequences import Standing, aged, stop_reason
from stormops_desktop.domain.said import Said
from stormops_desktop.services.errors import AskedToRest, NotAllowed, NotFound
from stormops_desktop.services.nurture.files import channel_of, export_list, read_outcomes
from stormops_desktop.services.nurture.guarding import Guardrails, had_better_wait
from stormops_desktop.services.nurture.listing import NurtureList
from stormops_desktop.services.nurture.models import NurtureRow, OutcomeImport, SchedulePreview
from stormops_desktop.services.nurture.planning import (
    SEQUENCES,
    HousePlan,
    planned,
    preview_of,
    step_drafts,
)
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.undo import UndoShelf
from stormops_desktop.services.words import spoken
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.nurture import rows
from stormops_desktop.storage.quality.storms import StormSpan
from stormops_desktop.storage.scoring import refreshing
from sync.contracts.capture import Draft
from sync.contracts.entities.nurturing import CONTACT_REASONS
from sync.contracts.entities.targeting import CHANNELS
from sync.contracts.identifiers import uuid7
from sync.contracts.ops import Kind
from sync.contracts.replica import Touched

HOUSES_AT_ONCE = 500  # in one durable transaction; a kill in between leaves whole houses
PAGE = 1_000
SCHEDULED = "Scheduled {steps} steps for {houses} houses"
STOPPED = "Stopped {steps} steps"


class NurtureDesk(NurtureList):
    """`nurture.ports.Nurture` on the replica."""

    def __init__(self, work: Workplace, undo: UndoShelf) -> None:
        super().__init__(work)
        self._undo = undo

    def preview(
        self, storm_id: str, property_ids: Collection[str] | None = None, *, start_at: int | None = None
    ) -> SchedulePreview:
        """What `schedule` would do, without doing it.

        Raises:
            NotFound, NotAllowed, StoreTrouble.
        """
        return preview_of(self._plans(storm_id, property_ids, start_at), property_ids)

    def schedule(
        self, storm_id: str, property_ids: Collection[str] | None = None, *, start_at: int | None = None,
        origin: object = None,
    ) -> ChangeSet:  # fmt: skip
        """Puts each house's sequence on the calendar, a group a house.

        Raises:
            NotAllowed: nobody of them can be scheduled; says why. NotFound, StoreTrouble.
        """
        plans = [one for one in self._plans(storm_id, property_ids, start_at) if one.plan.steps]
        if not plans:
            skipped = self.preview(storm_id, property_ids, start_at=start_at).skipped
            why = ", ".join(f"{n} {reason.replace('_', ' ')}" for reason, n in sorted(skipped.items()))
            raise NotAllowed("Nobody can be scheduled: {why}.", why=why or "the list is empty")
        now, actor = self._work.office_ms(), self._work.member.account_id
        touched, keys, token = Touched(), [], ""
        for at in range(0, len(plans), HOUSES_AT_ONCE):
            groups = [step_drafts(one, storm_id, actor, now) for one in plans[at : at + HOUSES_AT_ONCE]]
            ops, changed = self._work.capture_groups(groups)
            touched.merge(changed)
            keys += [draft.key for group in groups for draft in group]
            token = token or ops[0].id
        label = Said(SCHEDULED, steps=len(keys), houses=len(plans))
        undo = self._undo.offer(token, label, lambda: self._stopped(keys, "undone"))
        return ChangeSet(label, touched, origin, undo)

    def stop(
        self, storm_id: str, property_ids: Collection[str], reason: str, *, origin: object = None
    ) -> ChangeSet:
        """Stops what is still scheduled for these houses.

        Raises:
            NotAllowed: no reason given. NotFound, StoreTrouble.
        """
        self.opened(storm_id)
        if not reason.strip():
            raise NotAllowed("Say why it stops; it is kept with the step.")
        with self._work.reading() as connection:
            wanted = set(property_ids)
            keys = [
                row.sequence_id for row in rows.scheduled(connection, storm_id) if row.property_id in wanted
            ]
        return self._captured(self._stopped(keys, reason.strip()), Said(STOPPED, steps=len(keys)), origin)

    def settle(self, storm_id: str, *, origin: object = None) -> ChangeSet:
        """Stops every step that a contact, a conversion, a refusal, a new decision or age has ended.

        Raises:
            NotFound, NotAllowed, StoreTrouble.
        """
        storm, now = self.opened(storm_id), self._work.office_ms()
        with self._work.reading() as connection:
            drafts = self._ended(connection, storm, now)
        return self._captured(drafts, Said(STOPPED, steps=len(drafts)), origin)

    def may_contact(self, property_id: str, channel: str) -> MayContact:
        """Whether a house may be contacted by this channel now, offline too: for whoever is about to send."""
        now = self._work.office_ms()
        with self._work.reading() as connection:
            return Guardrails(connection, now, property_id).check(property_id, channel)

    def mark(
        self, sequence_id: str, status: str, *, despite: bool = False, origin: object = None
    ) -> ChangeSet:
        """A step was sent, or replied to; the rest of its sequence stops at a reply.

        Args:
            despite: it did go out, whatever the guardrails say.

        Raises:
            AskedToRest: the guardrails say that it had better not go out; says why, and until when.
            NotFound: the step is not here. NotAllowed: it stands elsewhere already, or no such status.
        """
        with self._work.reading() as connection:
            row = rows.step_row(connection, sequence_id)
        if row is None:
            raise NotFound("This step is not on this computer. Sync to see.")
        if (row.status, status) not in {("scheduled", "sent"), ("scheduled", "replied"), ("sent", "replied")}:
            raise NotAllowed("A step that is {was} can't become {status}.", was=row.status, status=status)
        storm = self.opened(row.storm_id)
        said = self.may_contact(row.property_id, row.channel)
        if status == "sent" and not said.allowed and not despite:
            raise AskedToRest(had_better_wait(said, storm.time_zone or ""))
        fields = {"status": status, "settled_at": self._work.office_ms()}
        marked = [Draft(Kind.SET, SEQUENCES, sequence_id, fields)]
        channel = spoken(row.channel)
        label = Said("Step {step} by {channel}: {status}", step=row.step, channel=channel, status=status)
        if status != "replied":
            return self._captured(marked, label, origin)
        return ChangeSet(label, self._with_what_ends([marked], row.storm_id), origin)

    def say(
        self, property_id: str, reason: str, *, channel: str = "all", basis: str = "", same_as: str = "",
        storm_id: str = "", origin: object = None,
    ) -> ChangeSet:  # fmt: skip
        """Keeps what an owner wants; the newest word counts, and every laptop gets it.

        Args:
            storm_id: the storm whose steps stop with it, in the same transaction: all of it or nothing.

        Raises:
            NotAllowed: no such reason or channel, or a duplicate of nothing. NotFound, StoreTrouble.
        """
        if reason not in CONTACT_REASONS:
            raise NotAllowed(
                "{reason!r} is no reason. There are {known}.", reason=reason, known=", ".join(CONTACT_REASONS)
            )
        if channel not in (*CHANNELS, "all"):
            raise NotAllowed(
                "{channel!r} is no channel. There are all, {known}.", channel=channel,
                known=", ".join(CHANNELS),
            )  # fmt: skip
        if (reason == "duplicate") != bool(same_as):
            raise NotAllowed("Name the house that stays when, and only when, this one is a duplicate.")
        now = self._work.office_ms()
        fields = {
            "property_id": property_id, "channel": channel, "allowed": reason == "opt_in", "reason": reason,
            "recorded_at": now, "actor_id": self._work.member.account_id,
            **({"basis": basis} if basis else {}), **({"same_as": same_as} if same_as else {}),
        }  # fmt: skip
        key = uuid7(now, self._work.randomness(10))
        label = Said("Noted: {reason}", reason=spoken(reason))
        word = [Draft(Kind.ADD, "contact_preferences", key, fields)]
        if storm_id:
            return ChangeSet(label, self._with_what_ends([word], storm_id), origin)
        return self._captured(word, label, origin)

    def export_csv(self, storm_id: str) -> str:
        """The whole list in its order, RFC 4180 with a header; no cell can become a formula.

        Raises:
            NotFound, NotAllowed, StoreTrouble.
        """
        storm = self.opened(storm_id)
        found: list[NurtureRow] = []
        while page := self.page(storm_id, len(found), PAGE):
            found += page
        now = self._work.office_ms()
        with self._work.reading() as connection:
            guardrails = Guardrails(connection, now)
        rests = {
            row.property_id: guardrails.check(row.property_id, channel_of(row.next_best_action))
            for row in found
        }
        return export_list(found, storm, self._work.member, now, rests)

    def preview_outcomes(self, storm_id: str, text: str) -> OutcomeImport:
        """What `import_outcomes` would take of a file; nothing is changed.

        Raises:
            NotAllowed: this is no such file; says which columns it needs. NotFound, StoreTrouble.
        """
        return self._outcomes(storm_id, text)[0]

    def import_outcomes(self, storm_id: str, text: str, *, origin: object = None) -> OutcomeImport:
        """Takes outcomes of a list that came back, row by row; nothing that stands already is written again.

        Raises:
            NotAllowed: this is no such file; says which columns it needs. NotFound, StoreTrouble.
        """
        del origin
        report, groups = self._outcomes(storm_id, text)
        last = max(0, len(groups) - HOUSES_AT_ONCE)
        for at in range(0, last, HOUSES_AT_ONCE):
            self._work.capture_groups(groups[at : min(at + HOUSES_AT_ONCE, last)])
        if groups:
            self._with_what_ends(groups[last:], storm_id)
        return report

    def undo(self, token: str, *, origin: object = None) -> ChangeSet:
        """Takes a scheduling back: what is still scheduled of it stops.

        Raises:
            NotAllowed: too late. StoreTrouble.
        """
        label, drafts = self._undo.take(token)
        return self._captured(drafts, Said("Undone: {what}", what=label), origin)

    def _plans(
        self, storm_id: str, property_ids: Collection[str] | None, start_at: int | None
    ) -> list[HousePlan]:
        storm = self.opened(storm_id)
        start = self._work.office_ms() if start_at is None else start_at
        with self._work.reading() as connection:
            return planned(connection, storm, property_ids, start)

    def _outcomes(self, storm_id: str, text: str) -> tuple[OutcomeImport, list[list[Draft]]]:
        self.opened(storm_id)
        with self._work.reading() as connection:
            known = rows.houses_known(connection, storm_id)
            standing = rows.outcomes_of(connection, storm_id)
        return read_outcomes(text, storm_id, known, standing, self._work.office_ms())

    def _with_what_ends(self, groups: Sequence[Sequence[Draft]], storm_id: str) -> Touched:
        """Saves drafts, and in the same transaction stops every step that they have ended."""
        storm, now = self.opened(storm_id), self._work.office_ms()

        def follows(tx: Any) -> list[Draft]:
            while not refreshing.is_current(tx.connection, storm_id):
                refreshing.refresh(tx.connection, storm_id)
            return self._ended(tx.connection, storm, now)

        return self._work.capture_groups(groups, follows=follows)[1]

    def _ended(self, connection: Any, storm: StormSpan, now: int) -> list[Draft]:
        """Stops for the scheduled steps that nothing speaks for any more."""
        ended = storm.end_at or storm.begin_at
        drafts = []
        for row in rows.scheduled(connection, storm.storm_id):
            standing = Standing(
                row.suppressed or "", row.outcome == "won", bool(row.contacted), bool(row.treated),
                aged(row.uplift or 0.0, ended, now),
            )  # fmt: skip
            if why := stop_reason(standing):
                drafts.append(self._stop_draft(row.sequence_id, why, now))
        return drafts

    def _stopped(self, keys: Collection[str], reason: str) -> list[Draft]:
        now = self._work.office_ms()
        with self._work.reading() as connection:
            found = [rows.step_row(connection, key) for key in keys]
        return [
            self._stop_draft(row.sequence_id, reason, now)
            for row in found
            if row is not None and row.status == "scheduled"
        ]

    def _stop_draft(self, key: str, reason: str, now: int) -> Draft:
        fields = {"status": "stopped", "stop_reason": reason, "settled_at": now}
        return Draft(Kind.SET, SEQUENCES, key, fields)

    def _captured(self, drafts: Sequence[Draft], label: str, origin: object) -> ChangeSet:
        if not drafts:
            return ChangeSet(label, origin=origin)
        _, touched = self._work.capture(drafts)
        return ChangeSet(label, touched, origin)
