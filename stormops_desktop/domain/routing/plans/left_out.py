"""Why a house is on no route. The first that holds is told."""

from stormops_desktop.domain.routing import reason_words
from stormops_desktop.domain.said import Said

HELD = "not_treated"
NO_COORDINATES = "no_coordinates"
NULL_ISLAND = "coordinates_zero"
NOWHERE = "coordinates_off_earth"
AVOIDED = "avoided"
VISITED = "visited"
CANCELLED = "cancelled"
DO_NOT_KNOCK = "do_not_knock"
ON_A_ROUTE = "on_a_route"
OTHER_ZIP = "other_zip"
TAKEN_OUT = "taken_out"
UNPLANNED = "unplanned"
CREW_FELL_OUT = "crew_fell_out"
FREE = frozenset({
    UNPLANNED, TAKEN_OUT, CREW_FELL_OUT, reason_words.NO_CREW_ALLOWED, reason_words.TOO_MUCH_FOR_A_CREW,
    reason_words.NO_CREW_IN_TIME, reason_words.NOT_WORTH_THE_WAY, reason_words.CREWS_ARE_FULL,
})  # fmt: skip
"""Reasons that say nothing against the house itself: it waits for a route."""
WORDS = {
    **reason_words.WORDS,
    HELD: Said("the current decision is not to treat it"),
    NO_COORDINATES: Said("nobody knows where it stands: it has no coordinates"),
    NULL_ISLAND: Said("its coordinates are 0/0, which means not known"),
    NOWHERE: Said("its coordinates are no place on earth"),
    AVOIDED: Said("the planner avoids it"),
    VISITED: Said("it was visited already"),
    CANCELLED: Said("its job was cancelled"),
    DO_NOT_KNOCK: Said("its people asked not to be visited"),
    ON_A_ROUTE: Said("it is on a published or locked route already"),
    OTHER_ZIP: Said("it lies in a ZIP code that was not asked for"),
    UNPLANNED: Said("no route has it yet"),
    TAKEN_OUT: Said("the planner took it out"),
    CREW_FELL_OUT: Said("its crew fell out, and no other crew has room and time"),
}
