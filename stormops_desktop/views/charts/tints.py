"""What a figure is painted with: the window's look, or paper."""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtGui import QColor

from stormops_desktop.views.style.metrics import Metrics
from stormops_desktop.views.style.tokens import LIGHT, Tokens


class Tints(Protocol):
    """Colours by name, and sizes (`style.look.Look` is one)."""

    @property
    def tokens(self) -> Tokens: ...
    @property
    def metrics(self) -> Metrics: ...
    def colour(self, token: str) -> QColor: ...


@dataclass(frozen=True, slots=True)
class Paper:
    """Dark ink on white whatever the window wears: a paper is printed."""

    metrics: Metrics
    tokens: Tokens = LIGHT

    def colour(self, token: str) -> QColor:
        return QColor(str(getattr(self.tokens, token)))
