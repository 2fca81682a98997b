"""What an entry of each of the form's lists consists of."""

from stormops_desktop.domain.claims.form_fields import FormField, Group, Kind
from stormops_desktop.domain.claims.ledger import PaymentKind, SupplementState
from stormops_desktop.domain.claims.test_squares import Method
from stormops_desktop.domain.claims.vocabulary import PaperKind, SkipReason, Verdict
from stormops_desktop.domain.evidence.taxonomy import Slope

_M, _W, _S, _E = Group.MONEY, Group.PEOPLE, Group.SCOPE, Group.EVIDENCE
ENTRIES: dict[str, tuple[FormField, ...]] = {
    "supplements": (
        FormField("label", _M, "What for", Kind.TEXT),
        FormField("requested_cents", _M, "Requested", Kind.CENTS),
        FormField("state", _M, "State", Kind.CODE, codes=SupplementState),
        FormField("approved_cents", _M, "Approved", Kind.CENTS),
    ),
    "payments": (
        FormField("cents", _M, "Amount", Kind.CENTS),
        FormField("kind", _M, "Kind", Kind.CODE, codes=PaymentKind),
        FormField("label", _M, "From, check number", Kind.TEXT),
        FormField("received_on", _M, "Received on", Kind.DATE),
    ),
    "test_squares": (
        FormField("slope", _E, "Slope", Kind.CODE, codes=Slope),
        FormField("hits", _E, "Hits", Kind.COUNT),
        FormField("method", _E, "Method", Kind.CODE, codes=Method),
    ),
    "meeting_items": (
        FormField("item", _W, "Item", Kind.TEXT),
        FormField("slope", _W, "Slope", Kind.CODE, codes=Slope),
        FormField("verdict", _W, "Agreed or disputed", Kind.CODE, codes=Verdict),
    ),
    "code_items": (
        FormField("code", _S, "Code", Kind.TEXT),
        FormField("city", _S, "City", Kind.TEXT),
        FormField("citation", _S, "Citation", Kind.TEXT),
    ),
    "not_inspected": (
        FormField("slope", _E, "Slope", Kind.CODE, codes=Slope),
        FormField("reason", _E, "Reason", Kind.CODE, codes=SkipReason),
        FormField("words", _E, "In words", Kind.TEXT),
    ),
    "papers": (
        FormField("kind", Group.PAPERS, "Paper", Kind.CODE, codes=PaperKind),
        FormField("signer", Group.PAPERS, "Signer", Kind.TEXT),
        FormField("signed_at", Group.PAPERS, "Signed, day and hour", Kind.INSTANT),
    ),
}
REQUIRED: dict[str, tuple[str, ...]] = {
    "supplements": ("requested_cents",),
    "payments": ("cents",),
    "test_squares": ("slope", "hits"),
    "meeting_items": ("item",),
    "code_items": ("code",),
    "not_inspected": ("slope", "reason"),
    "papers": ("kind",),
}
DEFAULTS: dict[str, dict[str, str]] = {
    "supplements": {"state": SupplementState.REQUESTED.value},
    "payments": {"kind": PaymentKind.ACV.value},
    "test_squares": {"method": Method.CHALK.value},
}
