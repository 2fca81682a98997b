"""Sentences on whom to leave alone, until when, and on the steps that wait for it, translated.

Like `service_words`; a test holds it to the services.
"""

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES = (
    QT_TRANSLATE_NOOP(
        "services", "A guardrail asks to wait until {day}: {why}. If it went out already, mark it once more."
    ),
    QT_TRANSLATE_NOOP("services", "All crews"),
    QT_TRANSLATE_NOOP("services", "April"),
    QT_TRANSLATE_NOOP("services", "August"),
    QT_TRANSLATE_NOOP("services", "December"),
    QT_TRANSLATE_NOOP("services", "February"),
    QT_TRANSLATE_NOOP(
        "services",
        "Held out: this house is in the company's standing control group, so that the effect of visits can "
        "be measured. Do not knock unless the owner asked you to come.",
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "Held out: this house is in the control group of the experiment “{name}”. Do not knock unless the "
        "owner asked you to come.",
    ),
    QT_TRANSLATE_NOOP("services", "January"),
    QT_TRANSLATE_NOOP("services", "July"),
    QT_TRANSLATE_NOOP("services", "June"),
    QT_TRANSLATE_NOOP("services", "March"),
    QT_TRANSLATE_NOOP("services", "May"),
    QT_TRANSLATE_NOOP("services", "Noted: {reason}"),
    QT_TRANSLATE_NOOP("services", "November"),
    QT_TRANSLATE_NOOP("services", "October"),
    QT_TRANSLATE_NOOP("services", "September"),
    QT_TRANSLATE_NOOP("services", "Step {step} by {channel}: {status}"),
    QT_TRANSLATE_NOOP(
        "services", "To be left alone until {day}: {why}. Knock only if the owner asked you to come."
    ),
    QT_TRANSLATE_NOOP("services", "it was contacted too often"),
    QT_TRANSLATE_NOOP("services", "the house is to be left alone"),
    QT_TRANSLATE_NOOP("services", "the owner complained"),
    QT_TRANSLATE_NOOP("services", "{day} {month}"),
)
