"""What screens may ask about the guardrails."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from stormops_desktop.services.guardrails.models import ActionDetail, ActionRow, Overview

if TYPE_CHECKING:
    from stormops_desktop.services.ports import ChangeSet


class GuardrailVerbs(Protocol):
    """What the guardrails asked for in a storm. Errors are `services.errors.ServiceError`."""

    def overview(self, storm_id: str) -> Overview:
        """How many actions stand where, by rule."""

    def page(
        self, storm_id: str, offset: int, limit: int, *, stands: str = "", reason: str = ""
    ) -> Sequence[ActionRow]:
        """Actions, the newest first; "" for any reason, and wherever they stand."""

    def detail(self, action_id: str) -> ActionDetail:
        """One of them, with the touches, reports or alerts behind it and what was done about it."""

    def acknowledge(self, action_id: str, *, origin: object = None) -> "ChangeSet":
        """Somebody has seen it and takes care; what it asks for still holds."""

    def acknowledge_all(self, storm_id: str, reason: str = "", *, origin: object = None) -> "ChangeSet":
        """The same for every open one of a storm, or of one rule of it."""

    def finish(self, action_id: str, note: str = "", *, origin: object = None) -> "ChangeSet":
        """What it asked for was done. Not for a throttle: that ends by itself, or is lifted."""

    def lift(self, action_id: str, reason: str, *, origin: object = None) -> "ChangeSet":
        """It no longer holds, for a reason that is kept."""

    def undo(self, token: str, *, origin: object = None) -> "ChangeSet": ...
