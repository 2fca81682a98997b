"""The contract spells who is who as the domain does."""

from stormops_desktop.domain.identity.facts import Event, NodeKind
from stormops_desktop.domain.identity.identifiers import STRENGTHS, Kind
from sync.contracts.entities.identity import IDENTIFIER_KINDS, IDENTITY_EVENTS, NODE_KINDS


def test_kinds_and_events() -> None:
    assert {kind.value for kind in Kind} == set(IDENTIFIER_KINDS) == set(STRENGTHS)
    assert tuple(kind.value for kind in NodeKind) == NODE_KINDS
    assert tuple(event.value for event in Event) == IDENTITY_EVENTS
