"""What screens may ask about the unconverted."""

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from stormops_desktop.domain.nurture.guardrails import MayContact
from stormops_desktop.services.nurture.models import (
    NurtureRow,
    OutcomeImport,
    SchedulePreview,
    StepView,
    WhyView,
)

if TYPE_CHECKING:
    from stormops_desktop.services.ports import ChangeSet


class Nurture(Protocol):
    """The unconverted houses of high uplift of one storm. Errors are `services.errors.ServiceError`."""

    def count(self, storm_id: str, *, hide_busy: bool = False) -> int:
        """All of them; `hide_busy` leaves out those with an open job or a sequence under way."""

    def page(
        self, storm_id: str, offset: int, limit: int, *, hide_busy: bool = False
    ) -> Sequence[NurtureRow]:
        """By uplift, then by the oldest touch, then by id."""

    def due_count(self, storm_id: str) -> int:
        """Listed houses with a step whose time has come."""

    def due_page(self, storm_id: str, offset: int, limit: int) -> Sequence[NurtureRow]: ...
    def suppressed(self, storm_id: str) -> Mapping[str, int]:
        """How many houses are kept off the list, by reason."""

    def suppressed_page(
        self, storm_id: str, reason: str, offset: int, limit: int
    ) -> Sequence[NurtureRow]: ...
    def why(self, storm_id: str, property_id: str) -> WhyView: ...
    def steps(self, storm_id: str, property_id: str) -> Sequence[StepView]: ...
    def preview(
        self, storm_id: str, property_ids: Collection[str] | None = None, *, start_at: int | None = None
    ) -> SchedulePreview:
        """Of these houses, or of the whole list."""

    def schedule(
        self, storm_id: str, property_ids: Collection[str] | None = None, *, start_at: int | None = None,
        origin: object = None,
    ) -> "ChangeSet":  # fmt: skip
        """One group a house; houses that may not be contacted are skipped as the preview says."""

    def stop(
        self, storm_id: str, property_ids: Collection[str], reason: str, *, origin: object = None
    ) -> "ChangeSet": ...
    def settle(self, storm_id: str, *, origin: object = None) -> "ChangeSet":
        """Stops what a contact, a conversion, a refusal or the storm's age has ended."""

    def may_contact(self, property_id: str, channel: str) -> MayContact:
        """Whether a house may be contacted by this channel right now: for whoever is about to send."""

    def mark(
        self, sequence_id: str, status: str, *, despite: bool = False, origin: object = None
    ) -> "ChangeSet":
        """A step was `sent`, or `replied` to; a reply stops the rest. One that had better not go out is
        refused as `AskedToRest` unless it went out `despite` that."""

    def say(
        self, property_id: str, reason: str, *, channel: str = "all", basis: str = "", same_as: str = "",
        storm_id: str = "", origin: object = None,
    ) -> "ChangeSet":  # fmt: skip
        """What an owner wants: opt_in, opt_out, stop_word, moved, deceased, duplicate.

        With a storm, the steps that it ends there stop in the same transaction.
        """

    def export_csv(self, storm_id: str) -> str:
        """The whole list as formula-safe CSV, stamped with as_of, tenant, storm and model."""

    def preview_outcomes(self, storm_id: str, text: str) -> OutcomeImport:
        """What `import_outcomes` would take; nothing is changed."""

    def import_outcomes(self, storm_id: str, text: str, *, origin: object = None) -> OutcomeImport:
        """Outcomes by property_id; the same file twice changes nothing."""

    def undo(self, token: str, *, origin: object = None) -> "ChangeSet": ...
