"""What can be done from the keyboard: one table for shortcuts, the command box and the help page."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """A thing to do.

    Attributes:
        words: what it does, as the command box lists it.
        keys: its shortcut in Qt's portable spelling, "" for none.
        everywhere: the shortcut works on every screen; False: the screen itself listens for it.
    """

    words: str
    keys: str
    run: Callable[[], None]
    everywhere: bool = True


def matching(commands: list[Command], typed: str) -> list[Command]:
    """Those whose words hold every typed word, in the table's order."""
    wanted = typed.casefold().split()
    return [command for command in commands if all(part in command.words.casefold() for part in wanted)]
