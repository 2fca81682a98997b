"""Sentences of routes in files and of road times, translated.

Like `service_words`; a test holds it to the services and the adapters.
"""

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES = (
    QT_TRANSLATE_NOOP("services", " Its columns are divided by {marks}: save it as CSV with commas."),
    QT_TRANSLATE_NOOP("services", "Houses stand twice in the file: {houses}."),
    QT_TRANSLATE_NOOP("services", "Houses that may not be visited, or are not of this storm: {houses}."),
    QT_TRANSLATE_NOOP(
        "services",
        "No road leads between most of the {count} places. Routes are cut by the great circle instead.",
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "No road leads to {cut_off} of {places} places; there the great circle counts, at the pace of the "
        "other roads.",
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "No road was found for {ways} ways between places; there the great circle counts, at the pace of "
        "the other roads.",
    ),
    QT_TRANSLATE_NOOP("services", "No route_id or property_id in {where}."),
    QT_TRANSLATE_NOOP(
        "services",
        "Road times need pyroutingkit, which is not installed here. Routes are cut by the great circle and "
        "a street factor instead.",
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "Route {route}: the order has a gap or a double. Number its stops 1, 2, 3 and so on in "
        "sequence_order.",
    ),
    QT_TRANSLATE_NOOP("services", "Routes are read from CSV, GPX and GeoJSON files. This is {kind}."),
    QT_TRANSLATE_NOOP("services", "Routes are read from {known}. This is {kind}."),
    QT_TRANSLATE_NOOP("services", "The file declares a document type, which no route file needs."),
    QT_TRANSLATE_NOOP("services", "The file has no stop of a route."),
    QT_TRANSLATE_NOOP("services", "The file has routes that this storm does not have: {routes}."),
    QT_TRANSLATE_NOOP(
        "services",
        "The file has version {old} of {route}, which is at {now} now. Export it again and make the "
        "changes there.",
    ),
    QT_TRANSLATE_NOOP("services", "The file is of another company ({company}). Nothing was changed."),
    QT_TRANSLATE_NOOP("services", "The file moves what is locked or done: {where}. Nothing was changed."),
    QT_TRANSLATE_NOOP("services", "The header lacks {columns}.{hint}"),
    QT_TRANSLATE_NOOP(
        "services", "The road pack {file} can't be read ({why}). Routes are cut by the great circle instead."
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "The road service did not answer ({why}). Routes can be cut by the great circle meanwhile.",
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "The road service refused ({status}: {told}). Routes can be cut by the great circle meanwhile.",
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "The road service sent no {name} for every pair of places. Routes can be cut by the great circle "
        "meanwhile.",
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "The table can't be read in line {line} ({why}). Look for a quotation mark that is never closed, "
        "or choose another file.",
    ),
    QT_TRANSLATE_NOOP("services", "There is no export called {kind}. There are: {known}."),
    QT_TRANSLATE_NOOP("services", "There is no source of road times called {kind}."),
    QT_TRANSLATE_NOOP("services", "This is not a GPX file ({error})."),
    QT_TRANSLATE_NOOP("services", "This is not a GeoJSON file of routes."),
    QT_TRANSLATE_NOOP("services", "This storm has no route {route}."),
    QT_TRANSLATE_NOOP("services", "a file without an ending"),
    QT_TRANSLATE_NOOP("services", "no table"),
    QT_TRANSLATE_NOOP("services", "plan_version of route {route}"),
    QT_TRANSLATE_NOOP("services", "point {number}"),
    QT_TRANSLATE_NOOP("services", "route point {number}"),
    QT_TRANSLATE_NOOP("services", "row {number}"),
    QT_TRANSLATE_NOOP("services", "semicolons"),
    QT_TRANSLATE_NOOP("services", "stop {number} without a place"),
    QT_TRANSLATE_NOOP("services", "tabs"),
    QT_TRANSLATE_NOOP(
        "services", "{address} is no address of a road service. Routes are cut by the great circle instead."
    ),
    QT_TRANSLATE_NOOP("services", "{column} in {where}"),
    QT_TRANSLATE_NOOP(
        "services",
        "{count} places are too many for road times at once (at most {most}). Routes are cut by the great "
        "circle instead; filter by ZIP to use roads.",
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "{count} places are too many to ask a road service about (at most {most}). Routes are cut by the "
        "great circle instead; filter by ZIP to use roads.",
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "{far} of {count} places lie outside the road pack (the first is number {first}). Install a pack "
        "of the area, or cut routes by the great circle.",
    ),
    QT_TRANSLATE_NOOP("services", "{faults} Nothing was changed."),
    QT_TRANSLATE_NOOP("services", "{fault} Nothing was read."),
    QT_TRANSLATE_NOOP("services", "{file} can't be read as an OSM extract (.osm.pbf): {error}."),
    QT_TRANSLATE_NOOP("services", "{file} holds no road that a car may drive. Install another pack."),
    QT_TRANSLATE_NOOP("services", "{house} may not be visited, or is not of this storm."),
    QT_TRANSLATE_NOOP("services", "{house} stands in {where} already."),
    QT_TRANSLATE_NOOP(
        "services",
        "{route} is on {other} here, on {first} in {where}. A route has one day: write it in all its rows.",
    ),
    QT_TRANSLATE_NOOP("services", "{what} is not a possible number: {text}."),
    QT_TRANSLATE_NOOP("services", "{where}: {what}"),
    QT_TRANSLATE_NOOP("services", "“{text}” is no day. Write days as 2019-03-26."),
)
