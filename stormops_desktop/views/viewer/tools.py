"""What a press on the photo does: choose, or draw one of the marks."""

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from stormops_desktop.domain.evidence.marks import MarkKind


@dataclass(frozen=True, slots=True)
class Tool:
    """`key` is its letter on the keyboard; `kind` None chooses and moves; `text` is what a letter says."""

    name: str
    key: str
    words: object
    kind: MarkKind | None = None
    text: str = ""

    @property
    def said(self) -> str:
        """Its words in the person's language."""
        return QCoreApplication.translate("tools", str(self.words))


TOOLS = (
    Tool("choose", "V", QT_TRANSLATE_NOOP("tools", "Choose")),
    Tool("arrow", "A", QT_TRANSLATE_NOOP("tools", "Arrow"), MarkKind.ARROW),
    Tool("circle", "C", QT_TRANSLATE_NOOP("tools", "Circle"), MarkKind.CIRCLE),
    Tool("square", "Q", QT_TRANSLATE_NOOP("tools", "Test square"), MarkKind.TEST_SQUARE),
    Tool("text", "T", QT_TRANSLATE_NOOP("tools", "Text"), MarkKind.TEXT, "?"),
    Tool("mechanical", "M", QT_TRANSLATE_NOOP("tools", "M"), MarkKind.LETTER, "M"),
    Tool("nail_pop", "N", QT_TRANSLATE_NOOP("tools", "NP"), MarkKind.LETTER, "NP"),
    Tool("blister", "B", QT_TRANSLATE_NOOP("tools", "B"), MarkKind.LETTER, "B"),
)
CHOOSE = TOOLS[0]
SPOKEN = {
    "mechanical": QT_TRANSLATE_NOOP("tools", "Letter M: mechanical damage"),
    "nail_pop": QT_TRANSLATE_NOOP("tools", "Letters NP: nail pop"),
    "blister": QT_TRANSLATE_NOOP("tools", "Letter B: blister"),
    "square": QT_TRANSLATE_NOOP("tools", "Test square, 10 by 10 feet"),
}


def spoken(tool: Tool) -> str:
    """What a screen reader says, with the key."""
    words = QCoreApplication.translate("tools", str(SPOKEN.get(tool.name, tool.words)))
    return f"{words} ({tool.key})"
