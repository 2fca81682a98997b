"""Sentences of planning, changing and driving routes, translated.

Like `service_words`; a test holds it to the services and to what a planner may not do to a plan.
"""

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES = (
    QT_TRANSLATE_NOOP("services", "A route can't be merged with itself. Choose another one."),
    QT_TRANSLATE_NOOP("services", "A route is cut between two of its stops, after those that are done."),
    QT_TRANSLATE_NOOP("services", "A route needs a name."),
    QT_TRANSLATE_NOOP("services", "A route takes 1 to {most} stops; {asked} were asked for."),
    QT_TRANSLATE_NOOP("services", "A route takes at most {most} stops; {chosen} were chosen."),
    QT_TRANSLATE_NOOP("services", "A stop can't stand behind itself."),
    QT_TRANSLATE_NOOP("services", "A visit takes 0 to {most} minutes."),
    QT_TRANSLATE_NOOP("services", "Accepted version {version} of {route}"),
    QT_TRANSLATE_NOOP("services", "An address has at most {most} letters. Shorten it."),
    QT_TRANSLATE_NOOP(
        "services",
        "An hour is agreed on for another day than the route's: {where}. Put the route on that day, or "
        "take the stop to one that is.",
    ),
    QT_TRANSLATE_NOOP("services", "Another crew is called {name}. Give this one another name."),
    QT_TRANSLATE_NOOP("services", "Assigned a crew"),
    QT_TRANSLATE_NOOP("services", "Choose at least one route. Nothing was written."),
    QT_TRANSLATE_NOOP("services", "Declined version {version} of {route}"),
    QT_TRANSLATE_NOOP("services", "Every route is locked. Unlock one to take a house in."),
    QT_TRANSLATE_NOOP(
        "services",
        "Impossible windows at {houses}: at most {most}, each within the day, none ending before it "
        "begins, and none into the next.",
    ),
    QT_TRANSLATE_NOOP("services", "Moved {house}"),
    QT_TRANSLATE_NOOP("services", "No crew drives {routes}. Assign one first; nothing was published."),
    QT_TRANSLATE_NOOP("services", "No crew has the skills and the hours for {routes}."),
    QT_TRANSLATE_NOOP(
        "services", "No house of this storm can be routed. Nobody has decided whom to treat yet."
    ),
    QT_TRANSLATE_NOOP("services", "No house of this storm can be routed. {why}."),
    QT_TRANSLATE_NOOP("services", "No house of this storm lies in ZIP {unknown}. There are: {known}."),
    QT_TRANSLATE_NOOP(
        "services",
        "None of these houses can go on a route: no decision to treat them, or they are locked or done.",
    ),
    QT_TRANSLATE_NOOP("services", "Not everything that must be visited can be: {houses}."),
    QT_TRANSLATE_NOOP("services", "Nothing can be asked of a house that no crew may visit."),
    QT_TRANSLATE_NOOP(
        "services", "Nothing on this plan differs from what was published, so there is nothing to send."
    ),
    QT_TRANSLATE_NOOP("services", "One of these routes is not on the plan any more. Open it again."),
    QT_TRANSLATE_NOOP(
        "services", "Only the office plans routes. Ask a planner; your own stops are under Today."
    ),
    QT_TRANSLATE_NOOP("services", "Published {count} routes"),
    QT_TRANSLATE_NOOP("services", "Published {route}"),
    QT_TRANSLATE_NOOP("services", "Put off {house}"),
    QT_TRANSLATE_NOOP("services", "Routes by ZIP are cut without a limit of days. Choose one of the two."),
    QT_TRANSLATE_NOOP("services", "Say in a few words why this plan does not work; the office reads it."),
    QT_TRANSLATE_NOOP("services", "Stored {count} routes"),
    QT_TRANSLATE_NOOP("services", "The crew and the office both moved {where}; the office's place stands."),
    QT_TRANSLATE_NOOP("services", "The crew declined version {version}: {reason}"),
    QT_TRANSLATE_NOOP("services", "The crew moved {where}, which the office holds in its place."),
    QT_TRANSLATE_NOOP("services", "The crew moved {where}, which the office took off the route."),
    QT_TRANSLATE_NOOP(
        "services",
        "The crew of {route} went on since this plan was opened. Open the plan again to see what it did; "
        "nothing was published.",
    ),
    QT_TRANSLATE_NOOP("services", "The crew visited {where}, which the office took off the route."),
    QT_TRANSLATE_NOOP(
        "services", "The crews need one day at least. Leave the days empty for as many as it takes."
    ),
    QT_TRANSLATE_NOOP("services", "The office decides whether two houses are one. Call the office."),
    QT_TRANSLATE_NOOP("services", "The office holds {house} in its place. Call the office to move it."),
    QT_TRANSLATE_NOOP("services", "The options name houses that this storm does not have: {houses}."),
    QT_TRANSLATE_NOOP("services", "The shift of {crews} ends before it begins. Correct the crew."),
    QT_TRANSLATE_NOOP(
        "services",
        "The solver made a plan that breaks its own rules, which is our fault. Nothing was stored; try "
        "another seed or fewer options. ({error})",
    ),
    QT_TRANSLATE_NOOP("services", "The visit at {house} is over, so it keeps its place."),
    QT_TRANSLATE_NOOP("services", "The visit at {house} takes 0 to {most} minutes."),
    QT_TRANSLATE_NOOP(
        "services", "The yard was not used: every crew that drives starts from a place of its own."
    ),
    QT_TRANSLATE_NOOP("services", "There are zero crews. Add one at the office first."),
    QT_TRANSLATE_NOOP("services", "There are zero crews. Add one at the office, or leave the days empty."),
    QT_TRANSLATE_NOOP("services", "There is a newer version of {route} already: {version}."),
    QT_TRANSLATE_NOOP("services", "There is a route of that id already."),
    QT_TRANSLATE_NOOP("services", "There is no active crew {crews}. Choose among the company's crews."),
    QT_TRANSLATE_NOOP("services", "These houses are to be visited and avoided at once: {houses}."),
    QT_TRANSLATE_NOOP(
        "services", "This crew has no route today, so nothing changes. Its later ones can be given to others."
    ),
    QT_TRANSLATE_NOOP("services", "This crew has no route, so nothing changes."),
    QT_TRANSLATE_NOOP("services", "This crew is not on the company's list of crews."),
    QT_TRANSLATE_NOOP("services", "This house"),
    QT_TRANSLATE_NOOP(
        "services", "This house is not on this computer. Ask the office to put it on your route."
    ),
    QT_TRANSLATE_NOOP("services", "This house is not part of the storm's plan, so it can't be taken in."),
    QT_TRANSLATE_NOOP(
        "services",
        "This kept plan can't be read by this version of the program. The stored routes are untouched; cut "
        "the plan anew.",
    ),
    QT_TRANSLATE_NOOP("services", "This plan is not kept on this computer any more."),
    QT_TRANSLATE_NOOP("services", "This route is locked or gone, so its order stays."),
    QT_TRANSLATE_NOOP("services", "This route is not on the plan any more."),
    QT_TRANSLATE_NOOP(
        "services",
        "This route is not on this computer any more. It may have gone to another crew; sync to see.",
    ),
    QT_TRANSLATE_NOOP(
        "services", "This route is not on this computer any more. Sync to see what became of it."
    ),
    QT_TRANSLATE_NOOP("services", "This stop is not on the route any more. Sync to see the newest plan."),
    QT_TRANSLATE_NOOP("services", "To be left out, but on a route that stays: {where}."),
    QT_TRANSLATE_NOOP("services", "Took in {house}"),
    QT_TRANSLATE_NOOP("services", "Type the number and the street of the house, as on its mailbox."),
    QT_TRANSLATE_NOOP("services", "a house"),
    QT_TRANSLATE_NOOP("services", "a stop"),
    QT_TRANSLATE_NOOP("services", "it is more than one crew can carry"),
    QT_TRANSLATE_NOOP("services", "it is on a published or locked route already"),
    QT_TRANSLATE_NOOP("services", "it lies in a ZIP code that was not asked for"),
    QT_TRANSLATE_NOOP("services", "it was visited already"),
    QT_TRANSLATE_NOOP("services", "its coordinates are 0/0, which means not known"),
    QT_TRANSLATE_NOOP("services", "its coordinates are no place on earth"),
    QT_TRANSLATE_NOOP("services", "its crew fell out, and no other crew has room and time"),
    QT_TRANSLATE_NOOP("services", "its job was cancelled"),
    QT_TRANSLATE_NOOP("services", "its people asked not to be visited"),
    QT_TRANSLATE_NOOP(
        "services", "no crew can be there within its windows and be back by the end of the shift"
    ),
    QT_TRANSLATE_NOOP("services", "no crew has the skills or may go there"),
    QT_TRANSLATE_NOOP("services", "no reason given"),
    QT_TRANSLATE_NOOP("services", "no route has it yet"),
    QT_TRANSLATE_NOOP("services", "nobody has decided to treat it"),
    QT_TRANSLATE_NOOP("services", "nobody knows where it stands: it has no coordinates"),
    QT_TRANSLATE_NOOP("services", "the crews' time and room are used up by stops that promise more"),
    QT_TRANSLATE_NOOP("services", "the current decision is not to treat it"),
    QT_TRANSLATE_NOOP("services", "the planner avoids it"),
    QT_TRANSLATE_NOOP("services", "the planner took it out"),
    QT_TRANSLATE_NOOP("services", "what it promises is less than the way costs"),
    QT_TRANSLATE_NOOP("services", "{count} houses share their coordinates with another: {houses}."),
    QT_TRANSLATE_NOOP("services", "{count}: {why}"),
    QT_TRANSLATE_NOOP("services", "{day} is more than a year ahead. Choose an earlier day."),
    QT_TRANSLATE_NOOP("services", "{day} is over. Choose a day to come."),
    QT_TRANSLATE_NOOP("services", "{house} asked not to be visited, so it stays off every route."),
    QT_TRANSLATE_NOOP("services", "{house} can't be taken in: {why}. Decide that first, under Targeting."),
    QT_TRANSLATE_NOOP(
        "services", "{house} has a job already, on route {route}. Ask the office to give it to you."
    ),
    QT_TRANSLATE_NOOP(
        "services", "{house} has a job already, without a route of yours. Ask the office to give it to you."
    ),
    QT_TRANSLATE_NOOP(
        "services", "{house} is held out, so that what visits bring can be measured. Ask the office first."
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "{house} is known here already, so it is not added again. Choose it from the list; if it is not "
        "there, it has a job or has to be left alone.",
    ),
    QT_TRANSLATE_NOOP("services", "{house} is locked in its place. Unlock it first."),
    QT_TRANSLATE_NOOP("services", "{house} is on a route already. Move it there instead."),
    QT_TRANSLATE_NOOP("services", "{house} is on no route."),
    QT_TRANSLATE_NOOP("services", "{house} is on route {route} already."),
    QT_TRANSLATE_NOOP("services", "{house} is one house"),
    QT_TRANSLATE_NOOP("services", "{house} is to be left out. Take that back first, under Visit."),
    QT_TRANSLATE_NOOP("services", "{house} is two houses again"),
    QT_TRANSLATE_NOOP("services", "{routes} changed too. Publish them together."),
    QT_TRANSLATE_NOOP("services", "{routes} has no stop left. Remove the route instead."),
    QT_TRANSLATE_NOOP("services", "{routes}: published already. Publish the change instead."),
    QT_TRANSLATE_NOOP(
        "services", "{route} has begun, so it keeps its day. Split it to put the rest on another."
    ),
    QT_TRANSLATE_NOOP(
        "services", "{route} has visits that are over, so it stays. Move its other stops away."
    ),
    QT_TRANSLATE_NOOP("services", "{route} has visits that are over; move its other stops one by one."),
    QT_TRANSLATE_NOOP("services", "{route} is locked. Unlock it first."),
    QT_TRANSLATE_NOOP(
        "services",
        "{route} was published anew since this plan was opened (version {version}). Open the plan again; "
        "nothing was published.",
    ),
    QT_TRANSLATE_NOOP("services", "{shown} and {more} more"),
)
