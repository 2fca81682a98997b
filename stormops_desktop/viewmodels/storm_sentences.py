"""Sentences of the services of storms and of targeting, so that they are translated.

Like `service_words`, which holds those of leads and of the office; a test holds both to the services.
"""

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES = (
    QT_TRANSLATE_NOOP(
        "services", "That storm is not on this computer any more. Sync to see what became of it."
    ),
    QT_TRANSLATE_NOOP("services", "active"),
    QT_TRANSLATE_NOOP("services", "aggressive"),
    QT_TRANSLATE_NOOP("services", "archived"),
    QT_TRANSLATE_NOOP("services", "conservative"),
    QT_TRANSLATE_NOOP("services", "moderate"),
    QT_TRANSLATE_NOOP("services", "planning"),
    QT_TRANSLATE_NOOP("services", "Planners, managers and admins work on storms. Nothing was changed."),
    QT_TRANSLATE_NOOP("services", "A mapping needs a name and at least one column. Nothing was saved."),
    QT_TRANSLATE_NOOP("services", "{name} is no roof material that is known here. Nothing was changed."),
    QT_TRANSLATE_NOOP("services", "{inches} inches is no threshold: {least} to {most} are."),
    QT_TRANSLATE_NOOP("services", "A day's budget is between {least} and {most} MB. Nothing was changed."),
    QT_TRANSLATE_NOOP("services", "1 open job"),
    QT_TRANSLATE_NOOP("services", "{count} open jobs"),
    QT_TRANSLATE_NOOP("services", "1 running experiment"),
    QT_TRANSLATE_NOOP("services", "{count} running experiments"),
    QT_TRANSLATE_NOOP("services", "{name} is a plan again"),
    QT_TRANSLATE_NOOP("services", "{name} is active"),
    QT_TRANSLATE_NOOP("services", "{name} is archived"),
    QT_TRANSLATE_NOOP("services", "{name} is completed"),
    QT_TRANSLATE_NOOP("services", "{before} is called {name} now"),
    QT_TRANSLATE_NOOP("services", "{one} and {other}"),
    QT_TRANSLATE_NOOP("services", "A storm's name has 1 to {most} characters. Nothing was changed."),
    QT_TRANSLATE_NOOP("services", "{name} has gone on to {status} since. Change it on the page Storms."),
    QT_TRANSLATE_NOOP("services", "{why} Nothing was changed."),
    QT_TRANSLATE_NOOP("services", "Once the storm is active its treatment mode stays {mode}."),
    QT_TRANSLATE_NOOP("services", "The treatment mode is locked at {mode} while the storm is active."),
    QT_TRANSLATE_NOOP("services", "The storm has {what}: completing it ends deciding, and closes neither."),
    QT_TRANSLATE_NOOP("services", "Nobody is decided about while a storm is over."),
    QT_TRANSLATE_NOOP(
        "services", "Houses are not scored under an archived storm; its reports count for dates of loss."
    ),
    QT_TRANSLATE_NOOP("services", "{name} is {status} already"),
    QT_TRANSLATE_NOOP("services", "It is called {name} already"),
    QT_TRANSLATE_NOOP("services", "A manager or an admin does that."),
    QT_TRANSLATE_NOOP("services", "From where the storm is, there is no way to that status."),
    QT_TRANSLATE_NOOP(
        "services", "Nobody was ever decided about in this storm, so there is nothing completed in it."
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "The policy has run in this storm, so it stays out of planning: one storm has one treatment rule.",
    ),
    QT_TRANSLATE_NOOP(
        "services", "This import has no list of changes: it was the storm's first, or changed nothing in it."
    ),
    QT_TRANSLATE_NOOP("services", "1 storm or archive, {first} to {last}"),
    QT_TRANSLATE_NOOP("services", "{count} storms and archives, {first} to {last}"),
    QT_TRANSLATE_NOOP("services", "no reports yet"),
    QT_TRANSLATE_NOOP(
        "services",
        "Absence is not proof: reports come from people who looked, and from the files on this "
        "computer. A day that is not in the list may still have had hail here.",
    ),
    QT_TRANSLATE_NOOP("services", "Scored anew: {count} houses have other figures"),
    QT_TRANSLATE_NOOP("services", "Every score stands"),
    QT_TRANSLATE_NOOP("services", "These are the thresholds in force. Nothing was changed."),
    QT_TRANSLATE_NOOP(
        "services", "Say in a few words why the thresholds change; whoever sees a score can read it."
    ),
    QT_TRANSLATE_NOOP("services", "The experiment treats {reserved} houses, the crews can do {capacity}."),
    QT_TRANSLATE_NOOP("services", "This model knows other features of a house. Train it again."),
    QT_TRANSLATE_NOOP("services", "This model is of schema {schema}; {known} is understood."),
    QT_TRANSLATE_NOOP("services", "This file is no uplift model. Train it again."),
    QT_TRANSLATE_NOOP("services", "One arm has {few} units. An uplift model needs {least} in each."),
    QT_TRANSLATE_NOOP("services", "A feature or an outcome is missing. Fill gaps before learning."),
    QT_TRANSLATE_NOOP(
        "services", "Everybody must have had a chance of both arms. Learn from randomized arms only."
    ),
    QT_TRANSLATE_NOOP(
        "services", "This model is not on this computer any more. Sync to see what became of it."
    ),
    QT_TRANSLATE_NOOP(
        "services", "This storm is not on this computer any more. Sync to see what became of it."
    ),
    QT_TRANSLATE_NOOP("services", "Only the office decides whom to treat. Ask a planner or a manager."),
    QT_TRANSLATE_NOOP(
        "services", "No house of this storm has an impact yet. Import reports and addresses first."
    ),
    QT_TRANSLATE_NOOP("services", "{count} houses have no score, so they are held."),
    QT_TRANSLATE_NOOP(
        "services",
        "Scores are of {model}, a stated prior that was not learned from outcomes. An experiment with "
        "a control group gives a model that was.",
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "The office did not take this computer's run of the policy, as the storm is decided by the "
        "mode {mode}. Its {count} decisions count nowhere: choose what stands under Office, Sync, "
        "then run the policy again.",
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "The office did not take this computer's run of the policy. Its {count} decisions count "
        "nowhere: choose what stands under Office, Sync, then run the policy again.",
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "The office did not take {count} decisions of this computer. Choose what stands under "
        "Office, Sync; running the policy again decides about these houses anew.",
    ),
    QT_TRANSLATE_NOOP("services", "Learned 1 model"),
    QT_TRANSLATE_NOOP("services", "Learned {count} models"),
    QT_TRANSLATE_NOOP("services", "These models are in the registry already"),
    QT_TRANSLATE_NOOP("services", "Scored {count} houses by {model}"),
    QT_TRANSLATE_NOOP(
        "services", "Can't tell houses apart better than chance, so everybody gets the average effect."
    ),
    QT_TRANSLATE_NOOP(
        "services", "Orders houses by uplift better than chance, on houses that it did not learn from."
    ),
    QT_TRANSLATE_NOOP("services", "{model} knows other features of a house. Train it again."),
    QT_TRANSLATE_NOOP(
        "services",
        "No experiment of this storm is over yet, so there is nothing to learn from. Run one with a "
        "control group until its window closes, or stop it.",
    ),
    QT_TRANSLATE_NOOP("services", "{model} was rejected ({why}). Train another one."),
    QT_TRANSLATE_NOOP("services", "{model} is live for {action}"),
    QT_TRANSLATE_NOOP("services", "Say in a few words why the model is rejected; others will read it."),
    QT_TRANSLATE_NOOP("services", "Rejected {model}"),
    QT_TRANSLATE_NOOP("services", "No model is live. Train one from an experiment and make it live first."),
    QT_TRANSLATE_NOOP("services", "The model is larger than the office takes. Nothing was changed."),
    QT_TRANSLATE_NOOP(
        "services", "Only a manager or an admin trains and chooses models. Nothing was changed."
    ),
    QT_TRANSLATE_NOOP("services", "no reason"),
    QT_TRANSLATE_NOOP(
        "services", "{name} is active and is decided by the mode {mode}, which stays until the storm is over."
    ),
    QT_TRANSLATE_NOOP("services", "Decided {treated} to treat, {held} to hold"),
    QT_TRANSLATE_NOOP(
        "services", "The capacity is a number of houses, 0 or more; leave it empty for no limit."
    ),
    QT_TRANSLATE_NOOP(
        "services", "{name} is over, so nobody is treated any more. Its decisions stay as they are."
    ),
    QT_TRANSLATE_NOOP("services", "{why} This preview shows what another mode would do."),
    QT_TRANSLATE_NOOP(
        "services", "{why} Allow more houses, or stop the experiment first. Nothing was changed."
    ),
    QT_TRANSLATE_NOOP("services", "Nothing to change: every decision stands"),
    QT_TRANSLATE_NOOP("services", "No model of {action}: {why}"),
)
