"""Attribution in a person's words."""

from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from stormops_desktop.viewmodels.coded import word_of
from stormops_desktop.viewmodels.nurture.words import channel_word

translate = QCoreApplication.translate
_said = partial(word_of, "attribution")
_METHOD = {
    "first_touch": QT_TRANSLATE_NOOP("attribution", "First touch"),
    "last_touch": QT_TRANSLATE_NOOP("attribution", "Last touch"),
    "linear": QT_TRANSLATE_NOOP("attribution", "Linear"),
    "time_decay": QT_TRANSLATE_NOOP("attribution", "Time decay"),
    "position_based": QT_TRANSLATE_NOOP("attribution", "Position"),
    "markov": QT_TRANSLATE_NOOP("attribution", "Markov"),
    "shapley": QT_TRANSLATE_NOOP("attribution", "Shapley"),
    "shapley_simplified": QT_TRANSLATE_NOOP("attribution", "Shapley, simple"),
    "hybrid": QT_TRANSLATE_NOOP("attribution", "Hybrid"),
}
_MEANING = {
    "first_touch": QT_TRANSLATE_NOOP("attribution", "All to the touch that began the journey."),
    "last_touch": QT_TRANSLATE_NOOP("attribution", "All to the touch right before the sale."),
    "linear": QT_TRANSLATE_NOOP("attribution", "The same to every touch."),
    "time_decay": QT_TRANSLATE_NOOP("attribution", "Half as much for every seven days before the sale."),
    "position_based": QT_TRANSLATE_NOOP(
        "attribution", "40 % to the first, 40 % to the last, the rest between."
    ),
    "markov": QT_TRANSLATE_NOOP(
        "attribution", "What would be lost if every path that leads through the channel ended there."
    ),
    "shapley": QT_TRANSLATE_NOOP(
        "attribution", "What the channel adds on average, in whatever order channels join."
    ),
    "shapley_simplified": QT_TRANSLATE_NOOP(
        "attribution", "Each sale shared equally by the channels on its path."
    ),
    "hybrid": QT_TRANSLATE_NOOP("attribution", "Shapley and Markov, mixed by the weight below."),
}
_VERDICT = {
    "robust": QT_TRANSLATE_NOOP(
        "attribution", "Robust: no share moves by more than 5 points whatever the weight."
    ),
    "moderate": QT_TRANSLATE_NOOP("attribution", "Some shares move by 5 to 10 points with the weight."),
    "sensitive": QT_TRANSLATE_NOOP(
        "attribution", "Sensitive: a share moves by more than 10 points. Do not decide on one weight alone."
    ),
}
_STATE = {
    "start": QT_TRANSLATE_NOOP("attribution", "Start"),
    "converted": QT_TRANSLATE_NOOP("attribution", "Converted"),
    "lost": QT_TRANSLATE_NOOP("attribution", "Lost"),
}
TONES = ("accent", "warn", "ok", "danger", "soft", "edge", "info", "focus")


def method_word(method: str) -> str:
    """A newer version's method stays as it is spelled."""
    return _said(_METHOD, method)


def meaning_of(method: str) -> str:
    """What a method does, in a sentence."""
    return _said(_MEANING, method)


def verdict_words(verdict: str) -> str:
    """How much hangs on the weight."""
    return _said(_VERDICT, verdict)


def state_word(state: str) -> str:
    """A row or column of the transitions: a channel, the start, or how a journey ended."""
    return _said(_STATE, state) if state in _STATE else channel_word(state)


def path_words(channels: tuple[str, ...], most: int = 12) -> str:
    """Website > E-mail > Call; of a long one the beginning and how many more there are."""
    shown = " > ".join(channel_word(name) for name in channels[:most])
    if len(channels) <= most:
        return shown
    return translate("attribution", "{path} and {count} more").format(path=shown, count=len(channels) - most)
