"""Sentences of map packs, translated.

Like `service_words`; a test holds it to the services.
"""

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES = (
    QT_TRANSLATE_NOOP("services", "The map pack {pack} is not here any more."),
    QT_TRANSLATE_NOOP(
        "services", "There is a map pack {file} already. Remove it first, or rename the new one."
    ),
    QT_TRANSLATE_NOOP(
        "services", "This window has no maps. Everything else works; sign in again to have them."
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "Your other maps still work. Choose a map pack with the ending .mbtiles that holds PNG, JPEG or "
        "WebP.",
    ),
    QT_TRANSLATE_NOOP("services", "{file} came with StormOps and can't be removed."),
    QT_TRANSLATE_NOOP("services", "{file} can't be opened ({why}). {other}"),
    QT_TRANSLATE_NOOP("services", "{file} can't be read ({why}). {other}"),
    QT_TRANSLATE_NOOP("services", "{file} can't be removed just now ({why}). Try again later."),
    QT_TRANSLATE_NOOP("services", "{file} could not be copied ({why}). Nothing was changed."),
    QT_TRANSLATE_NOOP("services", "{file} holds tiles that are no pictures. {other}"),
    QT_TRANSLATE_NOOP(
        "services",
        "{file} holds vector tiles (pbf), which can't be shown here. Ask for the raster version of the "
        "same map. {other}",
    ),
    QT_TRANSLATE_NOOP("services", "{file} is a map pack without a single tile. {other}"),
    QT_TRANSLATE_NOOP("services", "{file} is no file. Choose a map pack with the ending {ending}."),
    QT_TRANSLATE_NOOP("services", "{file} is not a map pack. {other}"),
    QT_TRANSLATE_NOOP(
        "services",
        "{file} needs {size} GB and the disk has {free} GB left. Free some space first; nothing was changed.",
    ),
    QT_TRANSLATE_NOOP("services", "{file} was not added. Your other maps still work."),
)
