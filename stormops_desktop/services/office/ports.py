"""What the Office pages beside Sync may ask."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from stormops_desktop.domain.routing.crews import CrewForm
from stormops_desktop.services.bundle.ports import BundleVerbs
from stormops_desktop.services.office.models import (
    ApartFile,
    CloseOut,
    CrewsView,
    DataView,
    KnownPlace,
    Readiness,
    ThriftChoice,
)
from sync.contracts.blobs import BlobKind

if TYPE_CHECKING:
    from stormops_desktop.services.ports import ChangeSet


class MapPacks(Protocol):
    """Whether the map of a box (degrees) can be read here without a network."""

    def covers(self, south: float, west: float, north: float, east: float) -> bool: ...


class ReadyVerbs(Protocol):
    """Is all here for two weeks without a network? Reads the whole replica: call it off the GUI thread."""

    def check(self) -> Readiness:
        """Looks at everything, from this machine alone, and remembers what was found."""

    def last(self) -> Readiness | None:
        """What the last check found."""


class CloseOutReads(Protocol):
    """What exists only on this machine."""

    def close_out(self) -> CloseOut: ...


class DataVerbs(Protocol):
    """Photos and data on this machine, and what may go over a link that costs."""

    def view(self) -> DataView: ...
    def choose(self, choice: ThriftChoice) -> None: ...
    def send_anyway(self, anyway: bool) -> None: ...
    def hold(self, job_id: str, *, held: bool) -> None:
        """Keeps every original of a job on this machine, whatever its claim says; or lets go again."""

    def legal_hold(self, job_id: str, *, held: bool) -> "ChangeSet":
        """The office's order that no machine lets an original of this job go; or its end."""

    def discard(self, file: ApartFile, why: str, *, origin: object = None) -> "ChangeSet":
        """Throws away a file that was no usable picture; the job keeps a note on it."""

    def free(self, keep_days: int = 14) -> int:
        """Removes originals that the office verified so many days ago; returns the bytes that it freed."""

    def relieve(self) -> int:
        """Frees what may go, but only when the disk is short."""

    def fetch(self, sha256: str, kind: BlobKind = BlobKind.ORIGINAL) -> None:
        """Brings a photo's file from the office. Slow, and needs the network."""


class CrewVerbs(Protocol):
    """The company's crews, for the office."""

    def view(self) -> CrewsView: ...
    def save(
        self, crew_id: str | None, form: CrewForm, *, seen: CrewForm | None = None, origin: object = None
    ) -> "ChangeSet":
        """Stores what the form says differently from `seen`; a new crew when no id is given."""

    def places(self, address: str) -> Sequence[KnownPlace]:
        """Houses known here whose address begins so."""


@dataclass(frozen=True, slots=True)
class OfficeServices:
    """The use cases of the pages Ready, Close-out, Photos & data and Crews."""

    bundles: BundleVerbs
    ready: ReadyVerbs
    close_out: CloseOutReads
    data: DataVerbs
    crews: CrewVerbs | None = None
