"""Sentences of services, so that they are translated.

A service has no language: it gives the sentence as a template with its values, and `problems.sentence` says
it. A test holds this list to the services: those of leads and of the office; routes have lists of their own.
"""

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES = (
    QT_TRANSLATE_NOOP("services", "A conversion brings more than $0, and treating a house costs $0 or more."),
    QT_TRANSLATE_NOOP("services", "Attribution is read at the office; this account is a crew's."),
    QT_TRANSLATE_NOOP("services", "Choose some of the records, and leave at least one. Nothing was changed."),
    QT_TRANSLATE_NOOP(
        "services", "No storm on this computer has touches yet. Sync, or import the touches first."
    ),
    QT_TRANSLATE_NOOP("services", "No touch of this storm is known yet, so there is nothing to attribute."),
    QT_TRANSLATE_NOOP("services", "Nobody of that name is on this computer. Sync to see."),
    QT_TRANSLATE_NOOP(
        "services",
        "Nobody of that name is on this computer. Sync to see; people may have become one meanwhile.",
    ),
    QT_TRANSLATE_NOOP("services", "Nobody was touched in houses without a ZIP code. Choose another."),
    QT_TRANSLATE_NOOP("services", "Nobody was touched in {zip}. Choose another."),
    QT_TRANSLATE_NOOP(
        "services", "Only a manager or an admin decides who is one person. Nothing was changed."
    ),
    QT_TRANSLATE_NOOP(
        "services", "Only a manager or an admin keeps a run for everybody. What is on screen is not lost."
    ),
    QT_TRANSLATE_NOOP(
        "services", "These two are one person already. To tell records apart, choose them and split."
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "This computer has no key for who is who yet. Sign in once with a connection; "
        "everything else works. Nothing was changed.",
    ),
    QT_TRANSLATE_NOOP("services", "This decision is not on this computer. Sync to see."),
    QT_TRANSLATE_NOOP(
        "services", "This house has no touches under the storm, so there is no path to explain."
    ),
    QT_TRANSLATE_NOOP("services", "This is no CSV file ({why}). Nothing was taken."),
    QT_TRANSLATE_NOOP(
        "services",
        "This list has no column that says who somebody is. It needs one of name, "
        "last_name, email, phone, customer_id, claim_number or policy_number; address, "
        "zip and property_id are read too. Nothing was taken.",
    ),
    QT_TRANSLATE_NOOP("services", "This list has {lines} lines; {most} are taken at a time. Split it."),
    QT_TRANSLATE_NOOP("services", "This storm is not on this computer. Sync, or choose another one."),
    QT_TRANSLATE_NOOP("services", "This value is not on this computer any more. Sync to see."),
    QT_TRANSLATE_NOOP("services", "{basis} is no reason to erase somebody. There are {known}."),
    QT_TRANSLATE_NOOP("services", "{kind} is no kind of identifier. There are {kinds}."),
    QT_TRANSLATE_NOOP("services", "Only the office brings in who people are. Nothing was changed."),
    QT_TRANSLATE_NOOP(
        "services",
        "More than {most} records take too long here. Export the list and use `stormops identity link`; "
        "everything else works.",
    ),
    QT_TRANSLATE_NOOP(
        "services", "A legal hold is the office's to set. You can keep the photos on this machine."
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "A newer edition of this file ({newest}) was imported before; this one is of {this}. Nothing "
        "was changed.",
    ),
    QT_TRANSLATE_NOOP("services", "A rest ends by itself; to end it sooner, lift it and say why."),
    QT_TRANSLATE_NOOP("services", "A step that is {was} can't become {status}."),
    QT_TRANSLATE_NOOP("services", "Choose an end that lies ahead; a mute always ends."),
    QT_TRANSLATE_NOOP("services", "Every arm needs a name of its own."),
    QT_TRANSLATE_NOOP("services", "Give the experiment a name."),
    QT_TRANSLATE_NOOP("services", "Name the house that stays when, and only when, this one is a duplicate."),
    QT_TRANSLATE_NOOP("services", "Nobody can be scheduled: {why}."),
    QT_TRANSLATE_NOOP("services", "Nobody is treated by {channel!r}. Choose one of {known}."),
    QT_TRANSLATE_NOOP("services", "Nothing of it is open any more; nothing was changed."),
    QT_TRANSLATE_NOOP("services", "Nothing was scored or decided for this house in this storm."),
    QT_TRANSLATE_NOOP("services", "One of the arms must be the control; {control!r} is none of them."),
    QT_TRANSLATE_NOOP("services", "Only a manager or an admin runs experiments. Nothing was changed."),
    QT_TRANSLATE_NOOP("services", "Only managers and admins can change the thresholds. Nothing was changed."),
    QT_TRANSLATE_NOOP(
        "services", "Only managers and admins mute checks. Ask one of them, or put the rows right."
    ),
    QT_TRANSLATE_NOOP("services", "Only texts can be joined or typed anew. Keep yours, or take theirs."),
    QT_TRANSLATE_NOOP("services", "Only the office can change mappings. Nothing was changed."),
    QT_TRANSLATE_NOOP("services", "Only the office can import files. Nothing was changed."),
    QT_TRANSLATE_NOOP("services", "Only the office can score houses. Nothing was changed."),
    QT_TRANSLATE_NOOP("services", "Say in a few words why the experiment is cancelled; others will read it."),
    QT_TRANSLATE_NOOP(
        "services", "Say in a few words why this file is not needed; the office reads it on the job."
    ),
    QT_TRANSLATE_NOOP("services", "Say why it is lifted; the reason is kept with it."),
    QT_TRANSLATE_NOOP("services", "Say why it stops; it is kept with the step."),
    QT_TRANSLATE_NOOP("services", "Say why the check is muted; others will ask."),
    QT_TRANSLATE_NOOP(
        "services", "Scores are read and written down at the office; this account is a crew's."
    ),
    QT_TRANSLATE_NOOP("services", "Somebody has seen this already; nothing was changed."),
    QT_TRANSLATE_NOOP("services", "That house is not on this computer. Sync, then try again."),
    QT_TRANSLATE_NOOP(
        "services",
        "That storm is a sample, and real reports stay out of it. Choose another storm, or none. "
        "Nothing was changed.",
    ),
    QT_TRANSLATE_NOOP(
        "services", "That storm is not on this computer. Sync, or choose another. Nothing was changed."
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "The file lacks the column {missing}. It needs property_id and converted (yes or no); "
        "converted_at and value are read too. Nothing was taken.",
    ),
    QT_TRANSLATE_NOOP("services", "The nurture list is worked at the office; this account is a crew's."),
    QT_TRANSLATE_NOOP(
        "services",
        "The office does not have this photo, or you may not see it any more. Nothing was changed.",
    ),
    QT_TRANSLATE_NOOP(
        "services", "The office would refuse this again. Take theirs, or ask the office to change it."
    ),
    QT_TRANSLATE_NOOP("services", "The window takes a day at least, and the experiment two houses."),
    QT_TRANSLATE_NOOP("services", "There is no check {code!r}. There are DQ01 to DQ25."),
    QT_TRANSLATE_NOOP("services", "There is no count {count!r}. There are {known}."),
    QT_TRANSLATE_NOOP("services", "There is no play {plays}. Choose among the company's."),
    QT_TRANSLATE_NOOP(
        "services", "This experiment is not on this computer any more. Sync to see what became of it."
    ),
    QT_TRANSLATE_NOOP("services", "This file is not kept here any more. Nothing was changed."),
    QT_TRANSLATE_NOOP("services", "This has been decided already."),
    QT_TRANSLATE_NOOP("services", "This is not on this computer any more. Sync to see what became of it."),
    QT_TRANSLATE_NOOP("services", "This step is not on this computer. Sync to see."),
    QT_TRANSLATE_NOOP("services", "This storm has an experiment {name} already. Choose another name."),
    QT_TRANSLATE_NOOP("services", "This storm is not on this computer any more. Sync, and choose it again."),
    QT_TRANSLATE_NOOP("services", "This was settled meanwhile; nothing was changed."),
    QT_TRANSLATE_NOOP("services", "Type what is right, or take theirs. Nothing was sent."),
    QT_TRANSLATE_NOOP(
        "services", "What the guardrails ask for is settled at the office; this account is a crew's."
    ),
    QT_TRANSLATE_NOOP("services", "{arm} is the control: it is left alone, and takes no play or channel."),
    QT_TRANSLATE_NOOP("services", "{channel!r} is no channel. There are all, {known}."),
    QT_TRANSLATE_NOOP("services", "{code} is not muted."),
    QT_TRANSLATE_NOOP("services", "{name} is {status}, so it can't {verb}. Nothing was changed."),
    QT_TRANSLATE_NOOP("services", "{reason!r} is no reason. There are {known}."),
    QT_TRANSLATE_NOOP("services", "{warning} Launch it as exploratory if it is only meant to find out."),
    QT_TRANSLATE_NOOP("services", "Crews are looked up at the office; this account is a crew's."),
    QT_TRANSLATE_NOOP("services", "Only a manager or an admin changes crews. Nothing was changed."),
    QT_TRANSLATE_NOOP(
        "services", "{crew} was changed again meanwhile, so this can't be undone. Nothing was changed."
    ),
    QT_TRANSLATE_NOOP(
        "services", "This crew is not on this computer any more. Sync to see what became of it."
    ),
    QT_TRANSLATE_NOOP("services", "This is how the crew is stored already. Nothing was changed."),
    QT_TRANSLATE_NOOP("services", "Stopped {name}"),
    QT_TRANSLATE_NOOP("services", "Cancelled {name}"),
    QT_TRANSLATE_NOOP("services", "Started {name} with {count} houses"),
    QT_TRANSLATE_NOOP("services", "Drafted the experiment {name}"),
    QT_TRANSLATE_NOOP("services", "Seen: {what}"),
    QT_TRANSLATE_NOOP("services", "Seen: {count} of the guardrails"),
    QT_TRANSLATE_NOOP("services", "Done: {what}"),
    QT_TRANSLATE_NOOP("services", "Lifted: {what}"),
    QT_TRANSLATE_NOOP("services", "Undone: {what}"),
    QT_TRANSLATE_NOOP("services", "Imported {count} of {whole} changes"),
    QT_TRANSLATE_NOOP("services", "Imported {file}"),
    QT_TRANSLATE_NOOP("services", "Saved the mapping {name}"),
    QT_TRANSLATE_NOOP("services", "Removed a mapping"),
    QT_TRANSLATE_NOOP("services", "Changed the hail thresholds"),
    QT_TRANSLATE_NOOP("services", "Scored {count} houses"),
    QT_TRANSLATE_NOOP("services", "Scheduled {steps} steps for {houses} houses"),
    QT_TRANSLATE_NOOP("services", "Stopped {steps} steps"),
    QT_TRANSLATE_NOOP("services", "Discarded {file}"),
    QT_TRANSLATE_NOOP("services", "Added {name}"),
    QT_TRANSLATE_NOOP("services", "Changed {name}"),
    QT_TRANSLATE_NOOP("services", "Legal hold on {place}"),
    QT_TRANSLATE_NOOP("services", "Legal hold on {place} lifted"),
    QT_TRANSLATE_NOOP("services", "a job"),
    QT_TRANSLATE_NOOP("services", "Muted {code}"),
    QT_TRANSLATE_NOOP("services", "{code} counts again"),
    QT_TRANSLATE_NOOP("services", "{storm} stands at {score}/100 (of {measurable} measurable)"),
)
