"""What every use case works on: the member, the replica, the clock and where randomness comes from."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from stormops_desktop.services.errors import StoreTrouble
from stormops_desktop.services.models import Member
from stormops_desktop.storage.database import Database
from stormops_desktop.storage.errors import StorageError, StoreDamaged
from stormops_desktop.storage.opening import mark_suspect
from stormops_desktop.storage.sync_queries import tally
from sync.contracts.capture import Draft, Randomness, capture, corrected_ms
from sync.contracts.ops import Op
from sync.contracts.replica import Replica, ReplicaTx, Touched
from sync.contracts.rules import Rules
from sync.contracts.schema import OFFICE


@dataclass(frozen=True, slots=True)
class Workplace:
    """One signed-in member's replica and surroundings.

    Attributes:
        now_ms: this machine's clock, UTC milliseconds. randomness: n random bytes.
        clock_jumped: whether the wall clock was set back since it was last asked.
    """

    member: Member
    database: Database
    replica: Replica
    rules: Rules
    now_ms: Callable[[], int]
    randomness: Randomness
    clock_jumped: Callable[[], bool] = field(default=lambda: False)

    @property
    def is_office(self) -> bool:
        return self.member.role in OFFICE

    @contextmanager
    def reading(self) -> Iterator[Any]:
        """One view of the replica for the storage's questions.

        Raises:
            StoreTrouble: busy or damaged.
        """
        with self._in_words(), self.database.read() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Any]:
        """A durable transaction on tables that do not sync (the inbox)."""
        with self._in_words(), self.database.write(durable=True) as connection:
            yield connection

    @contextmanager
    def deriving(self) -> Iterator[Any]:
        """A transaction on what can be worked out again: it does not wait for the disk, and keeps more pages
        at hand. What a loss of power takes of it is worked out anew."""
        with self._in_words(), self.database.write(durable=False) as connection:
            yield connection

    def capture(
        self,
        drafts: Sequence[Draft],
        *,
        grouped: bool = False,
        also: Callable[[ReplicaTx], None] | None = None,
    ) -> tuple[tuple[Op, ...], Touched]:
        """Saves what a person did, durably, as ops and in the view.

        Args:
            also: what else belongs into the same transaction.

        Raises:
            StoreTrouble: busy, full or damaged; nothing of it was saved.
        """
        with self._in_words(), self.replica.begin(durable=True) as tx:
            if also is not None:
                also(tx)
            return capture(
                tx, self.rules, drafts, now_ms=self.now_ms(), randomness=self.randomness, grouped=grouped,
                clock_jumped=self.clock_jumped(),
            )  # fmt: skip

    def capture_groups(
        self,
        groups: Sequence[Sequence[Draft]],
        *,
        also: Callable[[ReplicaTx], None] | None = None,
        follows: Callable[[ReplicaTx], Sequence[Draft]] | None = None,
    ) -> tuple[tuple[Op, ...], Touched]:
        """Saves several groups of drafts in one durable transaction; the office takes each group by itself.

        Args:
            also: what else belongs into the same transaction.
            follows: drafts that follow from the groups, once the view shows them; each is taken by itself.

        Raises:
            StoreTrouble: busy, full or damaged; nothing of it was saved.
        """
        made: list[Op] = []
        touched = Touched()
        with self._in_words(), self.replica.begin(durable=True) as tx:
            if also is not None:
                also(tx)
            jumped = self.clock_jumped()

            def save(drafts: Sequence[Draft], *, grouped: bool) -> None:
                ops, changed = capture(
                    tx, self.rules, drafts, now_ms=self.now_ms(), randomness=self.randomness,
                    grouped=grouped, clock_jumped=jumped,
                )  # fmt: skip
                made.extend(ops)
                touched.merge(changed)

            for drafts in groups:
                save(drafts, grouped=len(drafts) > 1)
            if follows is not None and (then := follows(tx)):
                save(then, grouped=False)
        return tuple(made), touched

    def office_ms(self) -> int:
        """The office's time as far as known here, UTC milliseconds."""
        with self.reading() as connection:
            state = tally(connection).state
        return self.now_ms() if state is None else corrected_ms(state, self.now_ms())

    def is_empty(self) -> bool:
        """Whether nothing has ever come from the office."""
        with self.reading() as connection:
            state = tally(connection).state
        return state is None or state.cursor == 0

    def trouble(self, error: StorageError) -> StoreTrouble:
        """The error for the person; a damaged file is checked as a whole at the next opening."""
        if isinstance(error, StoreDamaged):
            mark_suspect(self.database.path)
        return StoreTrouble(str(error))

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except StorageError as error:
            raise self.trouble(error) from error
