"""A learnt model as a document: JSON, never a pickle, with a version that follows from its contents."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from math import isnan
from typing import Any

import numpy as np

from stormops_desktop.domain.uplift.errors import UpliftError
from stormops_desktop.domain.uplift.learner import Learnt, Metrics
from stormops_desktop.domain.uplift.quality import Decile

SCHEMA = "stormops-uplift-1"
DIGITS = 12
_ARRAYS = ("centre", "scale", "coefficients", "draws")
_PLAIN = ("average", "average_lo", "average_hi", "heterogeneous", "n_treated", "n_control")


def to_json(model: Learnt) -> str:
    """The artefact; equal models are equal texts."""
    body = {
        "schema": SCHEMA,
        "names": list(model.names),
        **{name: np.round(getattr(model, name), DIGITS).tolist() for name in _ARRAYS},
        **{name: getattr(model, name) for name in _PLAIN},
        "metrics": {**asdict(model.metrics), "uplift_at": [_told(one) for one in model.metrics.uplift_at]},
    }
    return json.dumps(body, sort_keys=True, separators=(",", ":"), allow_nan=False)


def version(artefact: str) -> str:
    """ "dr-" and the first 12 hex digits of the artefact's SHA-256."""
    return f"dr-{hashlib.sha256(artefact.encode()).hexdigest()[:12]}"


def from_json(artefact: str) -> Learnt:
    """The model of an artefact.

    Raises:
        UpliftError: it is no artefact of this schema.
    """
    try:
        body = json.loads(artefact)
        if body["schema"] != SCHEMA:
            raise UpliftError(
                "This model is of schema {schema}; {known} is understood.",
                schema=body["schema"],
                known=SCHEMA,
            )
        parts: dict[str, Any] = {name: np.asarray(body[name], np.float64) for name in _ARRAYS}
        parts |= {name: body[name] for name in _PLAIN}
        return Learnt(names=tuple(body["names"]), metrics=_metrics(body["metrics"]), **parts)
    except (ValueError, KeyError, TypeError) as error:
        if isinstance(error, UpliftError):
            raise
        raise UpliftError("This file is no uplift model. Train it again.") from error


def _told(share: float) -> float | None:
    """JSON has no nan: an arm that is empty among the first."""
    return None if isnan(share) else share


def _metrics(body: Mapping[str, Any]) -> Metrics:
    first, second, third = (float("nan") if one is None else one for one in body["uplift_at"])
    deciles = tuple(Decile(**decile) for decile in body["deciles"])
    return Metrics(body["qini"], body["qini_lo"], body["qini_hi"], (first, second, third), deciles)
