"""Models of expected uplift over the replica: `ports.UpliftModels`."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid5

import numpy as np

from stormops_desktop.domain.said import Said
from stormops_desktop.domain.targeting.plays import play_for
from stormops_desktop.domain.uplift.actions import NONE, Prospect, next_best_action
from stormops_desktop.domain.uplift.errors import UpliftError
from stormops_desktop.domain.uplift.features import NAMES, filled, known_numbers
from stormops_desktop.domain.uplift.learner import Learnt
from stormops_desktop.domain.uplift.model import from_json, to_json, version
from stormops_desktop.domain.uplift.trial import Floats
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.targeting.models import ModelFile, ModelView, Trained
from stormops_desktop.services.targeting.training import ANY, USUAL_CHANNEL, Taught, facts_of, taught
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.targeting import model_rows
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind
from sync.contracts.replica import Touched
from sync.contracts.schema import ADMIN, MANAGER

TOGETHER = 900
LARGEST = 65_000  # characters of a document that the centre takes
LEADS_ONLY = "Only a manager or an admin trains and chooses models. Nothing was changed."
NOTHING_YET = (
    "No experiment of this storm is over yet, so there is nothing to learn from. Run one with a control "
    "group until its window closes, or stop it."
)
NO_LIVE_MODEL = "No model is live. Train one from an experiment and make it live first."
GONE = "This model is not on this computer any more. Sync to see what became of it."
SAID = {
    True: "Orders houses by uplift better than chance, on houses that it did not learn from.",
    False: "Can't tell houses apart better than chance, so everybody gets the average effect.",
}
LEARNT_ONE = "Learned 1 model"
LEARNT = "Learned {count} models"
KNOWN_ALREADY = "These models are in the registry already"
REJECTED = "{model} was rejected ({why}). Train another one."
SOMEBODY = "Somebody"


class ModelDesk:
    """See `ports.UpliftModels`, whose promises these methods keep."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    def models(self, storm_id: str | None = None) -> Sequence[ModelView]:
        """The registry, the newest first."""
        with self._work.reading() as connection:
            rows = model_rows.models(connection, storm_id)
        return [model_view(row) for row in rows]

    def train(self, storm_id: str, *, seed: int = 0, origin: object = None) -> Trained:
        """Learns from the storm's experiments that are over.

        Args:
            seed: deals folds and bootstrap draws; equal data and seed give the same version.

        Raises:
            NotAllowed: a role, or nothing to learn from. StoreTrouble.
        """
        self._lead()
        at = self._work.office_ms()
        with self._work.reading() as connection:
            rows = model_rows.trial_rows(connection, storm_id, at)
            facts = {row.property_id: facts_of(row) for row in model_rows.facts(connection, storm_id)}
            known = {row.model_id for row in model_rows.models(connection, storm_id)}
        if not rows:
            raise NotAllowed(NOTHING_YET)
        try:
            made, notes = taught(rows, facts, seed)
        except UpliftError as error:
            raise NotAllowed("{why} Nothing was changed.", why=str(error)) from error
        drafts = [self._draft(storm_id, one, _cohort(rows, one, seed), at) for one in made]
        new = [draft for draft in drafts if draft.key not in known]
        touched = self._work.capture(new)[1] if new else Touched()
        keys = {draft.key for draft in drafts}
        views = tuple(view for view in self.models(storm_id) if view.model_id in keys)
        name = Said(LEARNT_ONE if len(new) == 1 else LEARNT if new else KNOWN_ALREADY, count=len(new))
        return Trained(views, ChangeSet(name, touched, origin), tuple(notes))

    def make_live(self, model_id: str, *, origin: object = None) -> ChangeSet:
        """Its scores count from now on; the one of its action before it retires.

        Raises:
            NotAllowed: a role, or it was rejected. NotFound, StoreTrouble.
        """
        self._lead()
        row = self._row(model_id)
        if row.status == "rejected":
            raise NotAllowed(REJECTED, model=row.version, why=row.note or Said("no reason"))
        with self._work.reading() as connection:
            others = model_rows.live_models(connection, row.storm_id)
        drafts = [
            Draft(Kind.SET, "models", other.model_id, {"status": "retired"})
            for other in others
            if (other.storm_id, other.action) == (row.storm_id, row.action) and other.model_id != model_id
        ]
        if row.status != "live":
            drafts.append(Draft(Kind.SET, "models", model_id, {"status": "live"}))
        touched = self._work.capture(drafts, grouped=len(drafts) > 1)[1] if drafts else Touched()
        return ChangeSet(
            Said("{model} is live for {action}", model=row.version, action=row.action), touched, origin
        )

    def reject(self, model_id: str, reason: str, *, origin: object = None) -> ChangeSet:
        """It never counts.

        Raises:
            NotAllowed: a role, or no reason. NotFound, StoreTrouble.
        """
        self._lead()
        row = self._row(model_id)
        if not reason.strip():
            raise NotAllowed("Say in a few words why the model is rejected; others will read it.")
        fields = {"status": "rejected", "note": reason.strip()}
        touched = self._work.capture([Draft(Kind.SET, "models", model_id, fields)])[1]
        return ChangeSet(Said("Rejected {model}", model=row.version), touched, origin)

    def artefact(self, model_id: str) -> ModelFile:
        """The model as a file that any JSON reader opens, with what it learnt from.

        Raises:
            NotFound: it is not here.
        """
        row = self._row(model_id)
        told = {
            "kind": row.kind, "action": row.action, "version": row.version, "status": row.status,
            "trained_at": row.trained_at, "cohort": json.loads(row.cohort),
            "model": json.loads(row.artefact),
        }  # fmt: skip
        content = json.dumps(told, indent=2, sort_keys=True, allow_nan=False)
        return ModelFile(f"{row.version}.json", f"{content}\n".encode())

    def score(self, storm_id: str, *, origin: object = None) -> ChangeSet:
        """Scores every house of a storm with the live model; equal facts change nothing.

        Raises:
            NotAllowed: a role, no live model, or one that this version can't read. StoreTrouble.
        """
        self._lead()
        with self._work.reading() as connection:
            live = model_rows.live_models(connection, storm_id)
            houses = model_rows.facts(connection, storm_id)
            first = next((row for row in live if row.action == ANY), None)
            there = model_rows.scored(connection, storm_id, first.version) if first else {}
        if first is None:
            raise NotAllowed(NO_LIVE_MODEL)
        try:
            drafts = self._scores(storm_id, first, live, houses, there)
        except UpliftError as error:
            raise NotAllowed("{why} Nothing was changed.", why=str(error)) from error
        groups = [drafts[i : i + TOGETHER] for i in range(0, len(drafts), TOGETHER)]
        touched = self._work.capture_groups(groups)[1] if groups else Touched()
        name = Said("Scored {count} houses by {model}", count=len(drafts), model=first.version)
        return ChangeSet(name, touched, origin)

    def _scores(
        self, storm_id: str, first: Any, live: Sequence[Any], houses: Sequence[Any],
        there: Mapping[str, tuple[str, str | None]],
    ) -> list[Draft]:  # fmt: skip
        known = known_numbers([facts_of(row) for row in houses])
        expected, lo, hi = _predicted(first, known)
        # Of the other actions, those that were learnt with it: the newest live one of each.
        actions = {row.action: _predicted(row, known) for row in reversed(live) if row.action != ANY}
        at, drafts = self._work.office_ms(), []
        for n, house in enumerate(houses):
            told = hashlib.sha256(known[n].tobytes()).hexdigest()[:16]
            key, before = there.get(house.property_id, ("", None))
            if key and before == told:
                continue
            sole = {f"{play_for(house.persona, house.risk_score).code}|{USUAL_CHANNEL}": (expected, lo, hi)}
            prospects = {
                name: Prospect(float(e[n]), float(a[n]), float(b[n]))
                for name, (e, a, b) in (actions or sole).items()
            }
            fields = {
                "expected_uplift": _share(expected[n]), "ci_low": _share(lo[n]), "ci_high": _share(hi[n]),
                "next_best_action": next_best_action(prospects) or NONE, "scored_at": at,
                "feature_hash": told,
            }  # fmt: skip
            drafts.append(_score_draft(storm_id, house.property_id, first.version, key, fields))
        return drafts

    def _draft(self, storm_id: str, one: Taught, cohort: Mapping[str, Any], at: int) -> Draft:
        artefact = to_json(one.model)
        if len(artefact) > LARGEST:
            raise NotAllowed("The model is larger than the office takes. Nothing was changed.")
        name = version(f"{artefact}{one.fills}")
        fields = {
            "storm_id": storm_id, "kind": "uplift", "action": one.action, "version": name,
            "status": "candidate", "cohort": json.dumps(cohort, sort_keys=True),
            "metrics": json.dumps(json.loads(artefact)["metrics"], sort_keys=True), "artefact": artefact,
            "trained_at": at, "author_id": self._work.member.account_id,
        }  # fmt: skip
        return Draft(Kind.ADD, "models", str(uuid5(UUID(storm_id), f"model/{one.action}/{name}")), fields)

    def _row(self, model_id: str) -> Any:
        with self._work.reading() as connection:
            row = model_rows.model(connection, model_id)
        if row is None:
            raise NotFound(GONE)
        return row

    def _lead(self) -> None:
        if self._work.member.role not in (MANAGER, ADMIN):
            raise NotAllowed(LEADS_ONLY)


def model_view(row: Any) -> ModelView:
    """A row of the registry; the artefact itself is read."""
    model = from_json(row.artefact)
    found = model.metrics
    verdict = Said(SAID[model.heterogeneous])
    return ModelView(
        row.model_id, row.action, row.version, row.status, model.heterogeneous, verdict,
        model.average, model.average_lo, model.average_hi, found.qini, found.qini_lo, found.qini_hi,
        found.uplift_at, found.deciles, model.n_treated, model.n_control, json.loads(row.cohort),
        row.trained_at, row.display_name or SOMEBODY,
    )  # fmt: skip


def _predicted(row: Any, known: Floats) -> tuple[Floats, Floats, Floats]:
    model: Learnt = from_json(row.artefact)
    told = json.loads(row.cohort)
    if model.names != NAMES:
        raise UpliftError("{model} knows other features of a house. Train it again.", model=row.version)
    features = filled(known, told.get("fills", ()))
    return (model.expected(features), *model.interval(features))


def _cohort(rows: Sequence[Any], one: Taught, seed: int) -> dict[str, Any]:
    return {
        "experiments": sorted({row.name for row in rows}),
        "window_days": max(row.window_days for row in rows),
        "treated": one.model.n_treated, "control": one.model.n_control, "seed": seed,
        "fills": list(one.fills),
    }  # fmt: skip


def _score_draft(
    storm_id: str, property_id: str, model_version: str, key: str, fields: dict[str, Any]
) -> Draft:
    if key:
        return Draft(Kind.SET, "lead_uplift", key, fields)
    made = str(uuid5(UUID(storm_id), f"uplift/{model_version}/{property_id}"))
    told = {"storm_id": storm_id, "property_id": property_id, "model_version": model_version, **fields}
    return Draft(Kind.ADD, "lead_uplift", made, told)


def _share(value: np.float64) -> float:
    """A difference of probabilities."""
    return round(float(np.clip(value, -1.0, 1.0)), 6)
