"""Sentences of signing in and out, of bundles, of the local file and of the way to the office, translated.

Like `service_words`, which holds those of leads and of the office; a test holds both to the services.
"""

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES = (
    QT_TRANSLATE_NOOP(
        "services",
        "The bundle could not be written to {place} ({why}). Nothing was lost: all of it is still "
        "here. Is the stick plugged in and not write-protected? Then try again.",
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "This bundle was cut short or changed after it was made, so nothing of it was taken. The "
        "laptop that made it still has everything: make a new bundle there.",
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "There is no room for the bundle at {place}. Nothing was lost: all of it is still on this "
        "computer. Use a larger stick, or free some space on this one.",
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "The bundle at {place} could not be read ({why}). Nothing was changed; plug the stick in and "
        "try again.",
    ),
    QT_TRANSLATE_NOOP("services", "This file is no StormOps bundle. Choose the file that ends in .stormops."),
    QT_TRANSLATE_NOOP(
        "services",
        "This bundle was made by a later version of StormOps. Nothing was changed; update this "
        "computer first.",
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "That passphrase does not open this bundle. Nothing was changed; look at the capital letters "
        "and spaces.",
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "That does not open this member's data on this computer. Nothing has been changed. If the "
        "password was changed lately, use the one that was valid when this computer was last used.",
    ),
    QT_TRANSLATE_NOOP("services", "1 change"),
    QT_TRANSLATE_NOOP("services", "{count} changes"),
    QT_TRANSLATE_NOOP("services", "1 photo"),
    QT_TRANSLATE_NOOP("services", "{count} photos"),
    QT_TRANSLATE_NOOP("services", "1 file"),
    QT_TRANSLATE_NOOP("services", "{count} files"),
    QT_TRANSLATE_NOOP(
        "services",
        "Only on this computer: {what}. Sync first, or write it to a bundle on a stick (Office, "
        "Close-out). Nothing was changed.",
    ),
    QT_TRANSLATE_NOOP("services", "Too many tries. Wait a minute, then try again."),
    QT_TRANSLATE_NOOP(
        "services", "The office does not let this account or this computer in. Ask your manager."
    ),
    QT_TRANSLATE_NOOP("services", "Sign in first."),
    QT_TRANSLATE_NOOP("services", "This member's data is not on this computer. Sign in with your password."),
    QT_TRANSLATE_NOOP(
        "services",
        "This computer has no keyring, so your password itself opens your data, also without a "
        "connection. No PIN is needed.",
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "The office did not take {count} of your changes, and only you can say what becomes of them "
        "(Office, Sync). Nothing was changed.",
    ),
    QT_TRANSLATE_NOOP("services", "This company's data can still be opened. Nothing was changed."),
    QT_TRANSLATE_NOOP("services", "You are not a member of that company."),
    QT_TRANSLATE_NOOP(
        "services", "No PIN is set for offline use. Sign in with your password when there is a connection."
    ),
    QT_TRANSLATE_NOOP("services", "Too many wrong PINs. Try again in {seconds} seconds."),
    QT_TRANSLATE_NOOP(
        "services",
        "That is not the PIN. Nothing was changed; sign in with your password if you have forgotten it.",
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "Nothing can be saved in {folder} ({reason}). Make room there or let yourself write; nothing "
        "was lost.",
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "The data can no longer be opened by anybody, but {folder} could not be removed ({reason}). "
        "Close other programs that use it and delete it by hand.",
    ),
    QT_TRANSLATE_NOOP(
        "services", "The folder of photos can't be used ({why}). Nothing was changed; check {folder}."
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "The data folder {folder} can't be used ({reason}). Choose another with STORMOPS_DATA_DIR.",
    ),
    QT_TRANSLATE_NOOP("services", "{name} is not a number of milliseconds: {said!r}."),
    QT_TRANSLATE_NOOP(
        "services",
        "A passphrase has at least {least} characters. Four words that you can remember are a good one.",
    ),
    QT_TRANSLATE_NOOP(
        "services", "There is nothing that exists only on this computer, so no bundle is needed."
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "This disk has no room for the {count} photos in the bundle. Nothing was changed; free some space.",
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "This bundle is work for {theirs}, and you are signed in at {ours}. Nothing was changed. "
        "Switch to that company and bring it in there.",
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "This bundle is the work of {theirs}, and you are {ours}. Nothing was changed. They bring it "
        "in themselves, on any computer where they are signed in.",
    ),
    QT_TRANSLATE_NOOP("services", "The phases of a storm are read at the office; this account is a crew's."),
    QT_TRANSLATE_NOOP(
        "services", "The local data could not be reached ({detail}). Nothing has been deleted; try again."
    ),
    QT_TRANSLATE_NOOP(
        "services", "No connection to the office. Your work is saved here and goes out when there is signal."
    ),
    QT_TRANSLATE_NOOP("services", "Sync stopped. Your work is saved on this laptop and will be sent later."),
    QT_TRANSLATE_NOOP(
        "services", "Sync was stopped. What had arrived is kept; the rest comes with the next sync."
    ),
    QT_TRANSLATE_NOOP("services", "The e-mail address or the password is not right."),
    QT_TRANSLATE_NOOP(
        "services",
        "The key on this machine does not open the local data. Nothing has been changed. Sign in "
        "with the member and keyring (or passphrase) that made it.",
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "The local data file is damaged. Nothing has been deleted. Restart StormOps: it keeps the "
        "damaged file, rescues the changes that were not sent yet, and loads the rest from the "
        "office again.",
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "The local data is in use by another StormOps window or a backup program. Nothing is lost; "
        "close the other program and try again.",
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "The office's data kept changing while it was fetched. Your work is sent; sync again in a minute.",
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "The office's server could not take this sync. Your work is saved here; it will be tried again.",
    ),
    QT_TRANSLATE_NOOP(
        "services", "The office's server is busy. Your work is saved here and goes out by itself."
    ),
    QT_TRANSLATE_NOOP(
        "services", "The office's server is restarting. Your work is saved here and goes out by itself soon."
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "This disk is full, so the last change was not saved. Everything saved before is safe and "
        "can still be read and sent. Free some space and try again.",
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "This network wants you to sign in first. Open a browser, sign in to the network, then sync again.",
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "This version of the app is too old to sync. Your work is saved here; install the update first.",
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "Your access to this company was withdrawn. Some photos could not be handed to the office "
        "yet; leave the program open while there is signal.",
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "Your access to this company was withdrawn. The office has everything that was only on this "
        "computer, and the company's data here can no longer be opened.",
    ),
    QT_TRANSLATE_NOOP(
        "services",
        "Your access to this company was withdrawn. What you captured is still here; ask your office.",
    ),
    QT_TRANSLATE_NOOP(
        "services", "Your sign-in has ended. Your work is saved here; sign in again to send it."
    ),
)
