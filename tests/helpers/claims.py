"""The claim ports in memory: forms by job, judged by the same rules as on a replica."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import Any

from stormops_desktop.adapters.rule_packs import load_rule_packs
from stormops_desktop.domain.claims.deadlines import deadlines, urgency
from stormops_desktop.domain.claims.entry_fields import ENTRIES
from stormops_desktop.domain.claims.form import ClaimForm, clear, set_known, set_unknown
from stormops_desktop.domain.claims.form_checks import Surroundings, check_form
from stormops_desktop.domain.claims.form_fields import BY_KEY, Kind
from stormops_desktop.domain.claims.form_parts import deadline_facts, entered_money, square_counts
from stormops_desktop.domain.claims.ledger_words import explain
from stormops_desktop.domain.claims.stages import ClaimStage, judge_change
from stormops_desktop.domain.claims.test_squares import by_slope
from stormops_desktop.domain.claims.wording import point_out
from stormops_desktop.services.claim_models import ClaimEntry, ClaimView
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.ports import ChangeSet, Undo
from sync.contracts.replica import Touched

TODAY = date(2019, 3, 25)
PACK = load_rule_packs()["TX"]


@dataclass
class FakeClaims:
    """`ClaimReads` and `ClaimVerbs`.

    Attributes:
        known: addresses by job; a job that is not among them is not here.
        calls: what was asked for, in words.
        problem: raised by the next read or verb, then forgotten.
    """

    known: Callable[[str], str | None]
    forms: dict[str, ClaimForm] = field(default_factory=dict)
    stages: dict[str, ClaimStage] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)
    problem: Exception | None = None
    steps: dict[str, tuple[str, ClaimForm, ClaimForm]] = field(default_factory=dict)
    _ids: Any = field(default_factory=lambda: count(1))

    def claim(self, job_id: str) -> ClaimView:
        self._fail()
        address = self.known(job_id)
        if address is None:
            raise NotFound("That job is not on this machine any more. Your other jobs are.")
        form, stage = self.forms.get(job_id, ClaimForm()), self.stages.get(job_id, ClaimStage.NONE)
        due, waiting = deadlines(PACK, deadline_facts(form))
        texts = {key: v for key, v in form.values.items() if BY_KEY[key].kind is Kind.TEXT}
        found = {key: point_out(str(value), PACK) for key, value in texts.items()}
        return ClaimView(
            job_id=job_id, address=address, place="Plano 75024", storm_name="North Texas hail, 24 March 2019",
            zone="America/Chicago", stage=stage, stage_code=stage.value,
            changes={s: judge_change(stage, s, form.answered()) for s in ClaimStage if s is not stage},
            form=form, entries=_entries(form), ledger=explain(entered_money(form)),
            findings=check_form(form, Surroundings(TODAY, 1_553_522_700_000, date(2019, 3, 24))),
            deadlines=tuple((each, urgency(each, TODAY)) for each in due), waiting=waiting,
            pointers={key: hits for key, hits in found.items() if hits}, hits=by_slope(square_counts(form)),
            pending=job_id in self.forms, seen_rev=7,
        )  # fmt: skip

    def answer(self, job_id: str, key: str, value: object, *, seen: int, origin: object = None) -> ChangeSet:
        return self._edit(job_id, f"answer {key} {value}", lambda f: set_known(f, key, value), origin)

    def mark_unknown(self, job_id: str, key: str, *, seen: int, origin: object = None) -> ChangeSet:
        return self._edit(job_id, f"unknown {key}", lambda f: set_unknown(f, key), origin)

    def clear(self, job_id: str, key: str, *, seen: int, origin: object = None) -> ChangeSet:
        return self._edit(job_id, f"clear {key}", lambda f: clear(f, key), origin)

    def add_entry(
        self, job_id: str, key: str, values: Mapping[str, Any], *, seen: int, origin: object = None
    ) -> ChangeSet:
        entry = {**values, "id": f"entry-{next(self._ids)}"}
        listed = [*self.forms.get(job_id, ClaimForm()).values.get(key, []), entry]
        return self._edit(job_id, f"add {key} {dict(values)}", lambda f: set_known(f, key, listed), origin)

    def edit_entry(
        self, job_id: str, key: str, entry_id: str, values: Mapping[str, Any], *, seen: int,
        origin: object = None,
    ) -> ChangeSet:  # fmt: skip
        listed = self.forms[job_id].values[key]
        merged = [{**each, **values} if each["id"] == entry_id else each for each in listed]
        kept = [{name: value for name, value in each.items() if value is not None} for each in merged]
        words = f"edit {key} {entry_id} {dict(values)}"
        return self._edit(job_id, words, lambda f: set_known(f, key, kept), origin)

    def undo(self, token: str, *, origin: object = None) -> ChangeSet:
        self._fail()
        job_id, restored, now = self.steps.pop(token)
        self.calls.append(f"undo {token}")
        self.steps[f"{token}~"] = (job_id, now, restored)
        self.forms[job_id] = restored
        touched = Touched({"claim_intel": {job_id}})
        return ChangeSet("Undid", touched, origin, redo=Undo(f"{token}~", "again", 0))

    def remove_entry(
        self, job_id: str, key: str, entry_id: str, *, seen: int, origin: object = None
    ) -> ChangeSet:
        kept = [each for each in self.forms[job_id].values[key] if each["id"] != entry_id]
        return self._edit(job_id, f"remove {key} {entry_id}", lambda f: set_known(f, key, kept), origin)

    def move(self, job_id: str, to: str, *, reason: str = "", seen: int, origin: object = None) -> ChangeSet:
        self._fail()
        goal, form = ClaimStage(to), self.forms.get(job_id, ClaimForm())
        judged = judge_change(self.stages.get(job_id, ClaimStage.NONE), goal, form.answered())
        if (judged.reason_needed or judged.missing) and not reason:
            raise NotAllowed("Say in a few words why the claim goes there; the reason is kept with the job.")
        self.stages[job_id] = goal
        self.calls.append(f"move {to} {reason}".strip())
        return ChangeSet(f"Claim {to}", Touched({"jobs": {job_id}}), origin)

    def _edit(
        self, job_id: str, words: str, edit: Callable[[ClaimForm], ClaimForm], origin: object
    ) -> ChangeSet:
        self._fail()
        self.calls.append(words)
        before = self.forms.get(job_id, ClaimForm())
        self.forms[job_id] = edit(before)
        token = f"step-{next(self._ids)}"
        self.steps[token] = (job_id, before, self.forms[job_id])
        return ChangeSet(words, Touched({"claim_intel": {job_id}}), origin, Undo(token, words, 0))

    def _fail(self) -> None:
        problem, self.problem = self.problem, None
        if problem is not None:
            raise problem


def _entries(form: ClaimForm) -> dict[str, tuple[ClaimEntry, ...]]:
    return {
        key: tuple(ClaimEntry(each["id"], each, pending=True) for each in form.values.get(key, []))
        for key in ENTRIES
    }


def worked_example() -> ClaimForm:
    """The figures of product.md C.10, a percent that lacks coverage A, wording to look at, two squares."""
    values: dict[str, object] = {
        "damage_type": "hail", "severity": "high", "date_of_loss": "2019-03-24", "carrier": "Acme Mutual",
        "policy_number": "TX-Ab 9", "rcv": 1_100_000, "recoverable_dep": 250_000, "acv": 860_000,
        "deductible_kind": "flat", "deductible_cents": 150_000, "ord_law": True, "layers": 2,
        "agent": "We will waive your deductible", "contract_signed_on": "2019-03-25",
        "supplements": [{"id": "entry-a", "label": "Gutters", "requested_cents": 120_000,
                         "state": "requested"}],
        "test_squares": [{"id": "entry-b", "slope": "N", "hits": 9, "method": "chalk"},
                         {"id": "entry-c", "slope": "N", "hits": 6, "method": "chalk"}],
    }  # fmt: skip
    form = set_unknown(ClaimForm(), "claim_number")
    for key, value in values.items():
        form = set_known(form, key, value)
    return form
