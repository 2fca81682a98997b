"""The few classes that a house's mark can tell, their words, and which class each house is in."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from stormops_desktop.domain.storms.sii import TIER_FLOORS
from stormops_desktop.viewmodels.map.model import Colouring, Houses

UPLIFT_FLOORS = (0.0, 0.05, 0.15, 0.25)

# Place in the tuple = class; 0 says that nothing is known. The later is painted on top.
_WORDS = {
    Colouring.DECISION: (
        QT_TRANSLATE_NOOP("map", "Not decided"),
        QT_TRANSLATE_NOOP("map", "Hold"),
        QT_TRANSLATE_NOOP("map", "Treat"),
    ),
    Colouring.IMPACT: (
        QT_TRANSLATE_NOOP("map", "No evidence"),
        QT_TRANSLATE_NOOP("map", "D, below 15"),
        QT_TRANSLATE_NOOP("map", "C, 15 to 39"),
        QT_TRANSLATE_NOOP("map", "B, 40 to 69"),
        QT_TRANSLATE_NOOP("map", "A, 70 and more"),
    ),
    Colouring.UPLIFT: (
        QT_TRANSLATE_NOOP("map", "Not scored"),
        QT_TRANSLATE_NOOP("map", "Below 0: a visit harms"),
        QT_TRANSLATE_NOOP("map", "0 to 0.05"),
        QT_TRANSLATE_NOOP("map", "0.05 to 0.15"),
        QT_TRANSLATE_NOOP("map", "0.15 to 0.25"),
        QT_TRANSLATE_NOOP("map", "0.25 and more"),
    ),
}
_DECISION_CLASS = np.array([0, 2, 1], dtype=np.uint8)  # UNDECIDED, TREAT, HOLD

Classes = npt.NDArray[np.uint8]


def classes_of(houses: Houses, colouring: Colouring) -> Classes:
    """The class of each house."""
    if colouring is Colouring.DECISION:
        return _DECISION_CLASS[houses.decision]
    if colouring is Colouring.IMPACT:
        return _binned(houses.sii, sorted(floor for _, floor in TIER_FLOORS))
    return _binned(houses.uplift, UPLIFT_FLOORS)


def class_words(colouring: Colouring) -> tuple[str, ...]:
    """What each class means, for the legend."""
    return tuple(QCoreApplication.translate("map", str(words)) for words in _WORDS[colouring])


def _binned(values: npt.NDArray[np.float64], floors: object) -> Classes:
    """1 below the first floor, and one more for each floor reached; 0 for NaN."""
    classes = np.searchsorted(np.asarray(floors, dtype=np.float64), values, side="right") + 1
    return np.where(np.isnan(values), 0, classes).astype(np.uint8)
