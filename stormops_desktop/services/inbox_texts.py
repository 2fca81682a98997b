"""Two people wrote different words: both may stand, or a third person's may, where the contract asks one."""

from collections.abc import Mapping, Sequence

from stormops_desktop.services.errors import NotAllowed
from sync.contracts.entities import BY_NAME
from sync.contracts.ops import Kind
from sync.contracts.replica import InboxItem
from sync.contracts.schema import Field, Merge, Type

BOTH, EDITED = "both", "edited"
JOINT = "; "


def key_of(item: InboxItem, name: str) -> str:
    """Names a field of an item to whoever types its text."""
    return f"{item.item_id}.{name}"


def contested_texts(group: Sequence[InboxItem]) -> dict[str, tuple[str, str]]:
    """(theirs, mine) of each contested field by its key; nothing when one of them is not free text.

    A field that the office rules (`Merge.SERVER`) is not ours to write, and between two sums, days or states
    there is nothing to join. Where such a one is contested too, the choice is between mine and theirs.
    """
    found: dict[str, tuple[str, str]] = {}
    for item in group:
        for name, theirs in item.verdict.current.items():
            mine = item.op.fields.get(name)
            if not _is_free(item, name) or not all(isinstance(text, str) and text for text in (theirs, mine)):
                return {}
            found[key_of(item, name)] = (theirs, str(mine))
    return found


def between(theirs: str, mine: str) -> str:
    """Both texts in the order in which they came to the office; what says both already stays as it is."""
    if mine in theirs.split(JOINT):
        return theirs
    return mine if theirs in mine.split(JOINT) else f"{theirs}{JOINT}{mine}"


def typed_or_refused(typed: Mapping[str, str], texts: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """What was typed for contested fields, without blanks around it.

    Raises:
        NotAllowed: one of them is empty, so nobody could say what stands.
    """
    told = {key: text.strip() for key, text in typed.items() if key in texts}
    if not all(told.values()):
        raise NotAllowed("Type what is right, or take theirs. Nothing was sent.")
    return told


def _is_free(item: InboxItem, name: str) -> bool:
    entity = BY_NAME.get(item.op.entity)
    field: Field | None = entity.by_name.get(name) if entity is not None else None
    return (
        item.op.kind is Kind.SET and field is not None and field.type is Type.TEXT
        and field.values is None and field.merge is Merge.MANUAL
    )  # fmt: skip
