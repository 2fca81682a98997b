"""Sentences of services, so that they are translated.

A service has no language: it gives the sentence as a template with its values, and `problems.sentence` says
it. A test holds this list to the services that keep to it (attribution, identity, profiles).
"""

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES = (
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
)
