"""Sentences of the services of jobs, photos, claims and papers, so that they are translated.

Like `service_words`, which holds those of leads and of the office; a test holds both to the services.
"""

from PySide6.QtCore import QT_TRANSLATE_NOOP

PHOTO_REFUSALS = (  # kept with the file, as English
    QT_TRANSLATE_NOOP("services", "The file is empty: nothing was written to it."),
    QT_TRANSLATE_NOOP("services", "This is not a picture, whatever its name says."),
    QT_TRANSLATE_NOOP("services", "This is a {kind} file. Photos are taken as JPEG, PNG or HEIC."),
    QT_TRANSLATE_NOOP("services", "The file has {size} MB; photos up to {most} MB are taken."),
    QT_TRANSLATE_NOOP("services", "The picture claims more pixels than any camera takes; it was not opened."),
    QT_TRANSLATE_NOOP("services", "The picture is damaged: it can't be decoded to its end."),
    QT_TRANSLATE_NOOP("services", "The picture is damaged: {what}. If the card still has it, copy it again."),
)
SENTENCES = (
    QT_TRANSLATE_NOOP("services", "“{zone}” is not a time zone. Choose one such as America/Chicago."),
    QT_TRANSLATE_NOOP("services", "“{text}” is not a day. Type it as 2019-03-24 or 3/24/2019."),
    QT_TRANSLATE_NOOP("services", "“{text}” is neither yes nor no."),
    QT_TRANSLATE_NOOP("services", "{field} has its own editor."),
    QT_TRANSLATE_NOOP("services", "“{text}” is not a day and an hour. Type it as 2019-04-02 14:30."),
    QT_TRANSLATE_NOOP("services", "“{text}” is not a sum of money. Type it as 11,000 or 11000.50."),
    QT_TRANSLATE_NOOP("services", "“{text}” is more than a billion dollars."),
    QT_TRANSLATE_NOOP("services", "“{text}” is not a number."),
    QT_TRANSLATE_NOOP("services", "“{text}” is below zero."),
    QT_TRANSLATE_NOOP("services", "“{text}” is not one of: {choices}."),
    QT_TRANSLATE_NOOP("services", "“{text}” is not a whole number."),
    QT_TRANSLATE_NOOP(
        "services",
        "There is no {hour} on {day} there: clocks go forward over it. Type {next} or another hour.",
    ),
    QT_TRANSLATE_NOOP("services", "{moment} lies too far away for an appointment."),
    QT_TRANSLATE_NOOP(
        "services",
        "This job is not on this computer any more. It may have gone to another crew; sync to see.",
    ),
    QT_TRANSLATE_NOOP("services", "Blanked a note at {place}"),
    QT_TRANSLATE_NOOP("services", "Arrived at {place}"),
    QT_TRANSLATE_NOOP("services", "Cancelled {place}"),
    QT_TRANSLATE_NOOP("services", "Completed {place}"),
    QT_TRANSLATE_NOOP("services", "Handed back {place}"),
    QT_TRANSLATE_NOOP("services", "Skipped {place}"),
    QT_TRANSLATE_NOOP("services", "No answer at {place}"),
    QT_TRANSLATE_NOOP("services", "Call back: {place}"),
    QT_TRANSLATE_NOOP("services", "Not interested: {place}"),
    QT_TRANSLATE_NOOP("services", "Do not knock: {place}"),
    QT_TRANSLATE_NOOP("services", "Vacant: {place}"),
    QT_TRANSLATE_NOOP("services", "Wrong address: {place}"),
    QT_TRANSLATE_NOOP("services", "Safety stop at {place}"),
    QT_TRANSLATE_NOOP("services", "Started driving to {place}"),
    QT_TRANSLATE_NOOP("services", "Took on {place}"),
    QT_TRANSLATE_NOOP("services", "Note at {place}"),
    QT_TRANSLATE_NOOP("services", "This note is not on this computer any more."),
    QT_TRANSLATE_NOOP("services", "This note is blank already."),
    QT_TRANSLATE_NOOP("services", "Only the person who wrote a note, or the office, can blank it."),
    QT_TRANSLATE_NOOP("services", "Undid: {what}"),
    QT_TRANSLATE_NOOP("services", "“{outcome}” is not an outcome that can be reported."),
    QT_TRANSLATE_NOOP("services", "{place} is {at}, so it can't become {goal}."),
    QT_TRANSLATE_NOOP("services", "{place} is {at}, so it can't become {goal}. Reopen it first."),
    QT_TRANSLATE_NOOP("services", "Write something first."),
    QT_TRANSLATE_NOOP("services", "A note has at most {most} characters. Split it in two."),
    QT_TRANSLATE_NOOP("services", "Only the office can take back that {place} was {status}."),
    QT_TRANSLATE_NOOP("services", "An outcome belongs to a visit that is completed or skipped."),
    QT_TRANSLATE_NOOP("services", "{place} has moved on meanwhile, so this can't be undone."),
    QT_TRANSLATE_NOOP("services", "assigned"),
    QT_TRANSLATE_NOOP("services", "cancelled"),
    QT_TRANSLATE_NOOP("services", "completed"),
    QT_TRANSLATE_NOOP("services", "en route"),
    QT_TRANSLATE_NOOP("services", "on site"),
    QT_TRANSLATE_NOOP("services", "pending"),
    QT_TRANSLATE_NOOP("services", "skipped"),
    QT_TRANSLATE_NOOP("services", "Appointment at {place}"),
    QT_TRANSLATE_NOOP("services", "Appointment at {place} called off"),
    QT_TRANSLATE_NOOP("services", "There is no appointment yet. Agree on a day and an hour first."),
    QT_TRANSLATE_NOOP("services", "No adjuster meeting is known yet. Fill in its day and hour first."),
    QT_TRANSLATE_NOOP("services", "That day has passed. Choose one from today on."),
    QT_TRANSLATE_NOOP("services", "That is more than two years ahead. Check the year."),
    QT_TRANSLATE_NOOP("services", "The appointment was moved again meanwhile, so this can't be undone."),
    QT_TRANSLATE_NOOP("services", "the job"),
    QT_TRANSLATE_NOOP("services", "Updated {place}"),
    QT_TRANSLATE_NOOP("services", "“{key}” is not a field of the claim. Fields: {known}."),
    QT_TRANSLATE_NOOP("services", "{field}: entries of a list are added on the claim page."),
    QT_TRANSLATE_NOOP("services", "Nothing is planned for this house, and nothing was ever done there."),
    QT_TRANSLATE_NOOP(
        "services", "This house is not on this computer. It may be on another crew's route; sync to see."
    ),
    QT_TRANSLATE_NOOP("services", "“{status}” is not a status. There are: {known}."),
    QT_TRANSLATE_NOOP("services", "{field}: {why}"),
    QT_TRANSLATE_NOOP(
        "services", "There is nothing to update. Give a status, a note, photos or claim facts."
    ),
    QT_TRANSLATE_NOOP(
        "services", "This route is not on this computer. It may have gone to another crew; sync to see."
    ),
    QT_TRANSLATE_NOOP(
        "services", "It is too late to undo that. Open the job to change it; nothing was lost."
    ),
    QT_TRANSLATE_NOOP("services", "{field} is needed."),
    QT_TRANSLATE_NOOP("services", "Type a day and an hour first, as 2019-04-02 14:30."),
    QT_TRANSLATE_NOOP("services", "{file} can't be read ({why}). Check the card or cable and try again."),
    QT_TRANSLATE_NOOP("services", "video or AVIF"),
    QT_TRANSLATE_NOOP("services", "its header can't be read"),
    QT_TRANSLATE_NOOP("services", "the picture can't be decoded to its end"),
    QT_TRANSLATE_NOOP("services", "it does not begin as a JPEG"),
    QT_TRANSLATE_NOOP("services", "the file ends early"),
    QT_TRANSLATE_NOOP("services", "its parts do not follow one another"),
    QT_TRANSLATE_NOOP("services", "a piece of the picture is missing"),
    QT_TRANSLATE_NOOP("services", "the picture holds foreign data"),
    QT_TRANSLATE_NOOP(
        "services", "The photo could not be kept or read ({why}). Photos kept before are safe."
    ),
    QT_TRANSLATE_NOOP(
        "services", "The disk is full: this photo was not kept, those before it are. Free some space."
    ),
    QT_TRANSLATE_NOOP(
        "services", "The photo could not be read to its end ({why}). Check the card or cable and try again."
    ),
    QT_TRANSLATE_NOOP(
        "services", "This photo's file is not on this computer. If the office has it, it can be fetched."
    ),
    QT_TRANSLATE_NOOP("services", "A caption has at most {most} characters. Write the rest as a note."),
    QT_TRANSLATE_NOOP("services", "These photos were labeled again meanwhile, so this can't be undone."),
    QT_TRANSLATE_NOOP("services", "Added 1 photo at {place}"),
    QT_TRANSLATE_NOOP("services", "Added {count} photos at {place}"),
    QT_TRANSLATE_NOOP("services", "Labeled 1 photo at {place}"),
    QT_TRANSLATE_NOOP("services", "Labeled {count} photos at {place}"),
    QT_TRANSLATE_NOOP("services", "These photos are not on this computer any more."),
    QT_TRANSLATE_NOOP(
        "services",
        "The disk did not keep the packet as it was written ({why}), so there is none. Choose "
        "another folder, on another disk.",
    ),
    QT_TRANSLATE_NOOP("services", "{name} is not what was captured; the packet was not written."),
    QT_TRANSLATE_NOOP("services", "The packet could not be written ({why}). Choose another folder."),
    QT_TRANSLATE_NOOP("services", "{file} can't be written ({why}). Choose another place."),
    QT_TRANSLATE_NOOP("services", "Write the name of the person who signs."),
    QT_TRANSLATE_NOOP("services", "The name of the signer has at most {most} characters."),
    QT_TRANSLATE_NOOP("services", "Sign in the field first, or choose to sign by typing the name."),
    QT_TRANSLATE_NOOP("services", "A typed signature needs the tick that it is meant as one."),
    QT_TRANSLATE_NOOP(
        "services",
        "The file of this paper is not what was signed: it was changed or damaged. The record of the "
        "signature and the hash are still right; ask the other laptops or the office for the file.",
    ),
    QT_TRANSLATE_NOOP("services", "{field} at {place}"),
    QT_TRANSLATE_NOOP("services", "Removed: {field} at {place}"),
    QT_TRANSLATE_NOOP("services", "Claim {stage} at {place}"),
    QT_TRANSLATE_NOOP("services", "This entry is gone already."),
    QT_TRANSLATE_NOOP(
        "services", "Say in a few words why the claim goes there; the reason is kept with the job."
    ),
    QT_TRANSLATE_NOOP("services", "This was changed again meanwhile, so it can't be undone."),
    QT_TRANSLATE_NOOP(
        "services",
        "What this paper says has changed since it was shown (the claim or the day is another). Read "
        "it again, then sign.",
    ),
    QT_TRANSLATE_NOOP("services", "Payment"),
    QT_TRANSLATE_NOOP("services", "Supplement"),
    QT_TRANSLATE_NOOP("services", "Test square"),
    QT_TRANSLATE_NOOP("services", "acv received"),
    QT_TRANSLATE_NOOP("services", "adjuster met"),
    QT_TRANSLATE_NOOP("services", "adjuster scheduled"),
    QT_TRANSLATE_NOOP("services", "approved"),
    QT_TRANSLATE_NOOP("services", "build scheduled"),
    QT_TRANSLATE_NOOP("services", "built"),
    QT_TRANSLATE_NOOP("services", "closed"),
    QT_TRANSLATE_NOOP("services", "coc signed"),
    QT_TRANSLATE_NOOP("services", "denied"),
    QT_TRANSLATE_NOOP("services", "depreciation received"),
    QT_TRANSLATE_NOOP("services", "depreciation requested"),
    QT_TRANSLATE_NOOP("services", "filed"),
    QT_TRANSLATE_NOOP("services", "intent"),
    QT_TRANSLATE_NOOP("services", "none"),
    QT_TRANSLATE_NOOP("services", "partial"),
    QT_TRANSLATE_NOOP("services", "supplement approved"),
    QT_TRANSLATE_NOOP("services", "supplement denied"),
    QT_TRANSLATE_NOOP("services", "supplement requested"),
    QT_TRANSLATE_NOOP("services", "A page holds 2, 4 or 6 photos."),
    QT_TRANSLATE_NOOP(
        "services", "There is no photo of this job on this computer yet, so there is nothing to report."
    ),
    QT_TRANSLATE_NOOP("services", "Lines of a photo at {place}"),
    QT_TRANSLATE_NOOP("services", "Test square at {place}"),
    QT_TRANSLATE_NOOP("services", "Slope is damaged"),
    QT_TRANSLATE_NOOP("services", "Slope is not damaged"),
    QT_TRANSLATE_NOOP("services", "Marked a photo at {place}"),
    QT_TRANSLATE_NOOP("services", "Described a photo at {place}"),
    QT_TRANSLATE_NOOP("services", "Say first which slope the photo shows; a test square belongs to one."),
    QT_TRANSLATE_NOOP("services", "A test square has 0 to {most} hits."),
    QT_TRANSLATE_NOOP("services", "Say in a few words why the evidence is missing."),
    QT_TRANSLATE_NOOP("services", "Reason for missing evidence"),
    QT_TRANSLATE_NOOP("services", "Evidence is wanted again"),
    QT_TRANSLATE_NOOP("services", "Say in a few words why this is the right house."),
    QT_TRANSLATE_NOOP("services", "Take a photo of the house number first, or choose a reason."),
    QT_TRANSLATE_NOOP("services", "This is the right house"),
    QT_TRANSLATE_NOOP("services", "This photo is not on this computer any more; sync to see where it is."),
    QT_TRANSLATE_NOOP("services", "Where this house stands is not known: check the house number."),
    QT_TRANSLATE_NOOP(
        "services", "The photo did not come whole. Nothing was changed; try again where the signal is better."
    ),
    QT_TRANSLATE_NOOP(
        "services", "This paper has no pages to show. Save a copy and open it in a PDF viewer."
    ),
    QT_TRANSLATE_NOOP("services", "The file of this paper is not on this computer."),
    QT_TRANSLATE_NOOP(
        "services",
        "The paper could not be written to this computer's disk, so it is not signed yet. Free some "
        "space and sign again; everything saved before is safe.",
    ),
    QT_TRANSLATE_NOOP(
        "services", "The office does not have this file yet. It comes when the laptop that signed has synced."
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "This paper was signed on another laptop, and the office is out of reach. Try again online.",
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "The claim does not say when the adjuster comes. Fill in “Adjuster meeting” on the claim page first.",
    ),
    QT_TRANSLATE_NOOP("services", "This paper is not on this machine any more."),
    QT_TRANSLATE_NOOP(
        "services", "No right to cancel runs from this paper, so there is no day for a calendar."
    ),
    QT_TRANSLATE_NOOP("services", "There is no template for a paper of the kind “{kind}” on this machine."),
    QT_TRANSLATE_NOOP("services", "Signed: {title} at {place}"),
    QT_TRANSLATE_NOOP("services", "This paper is void already."),
    QT_TRANSLATE_NOOP(
        "services", "Say in a few words why the paper is no longer good; the reason is kept with it."
    ),
    QT_TRANSLATE_NOOP("services", "Voided: {title}"),
    QT_TRANSLATE_NOOP(
        "services",
        "The camera's clock says {camera}, the satellites' {gps}: no time zone explains {apart} "
        "between them. Both are kept; neither is taken for true.",
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "You are {metres} m from this stop. Is it the right house? Give a reason or take a photo of "
        "the address to go on.",
    ),
    QT_TRANSLATE_NOOP("services", "Position not known: check the house number."),
)
