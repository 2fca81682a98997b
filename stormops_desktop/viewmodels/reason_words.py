"""Why a house is treated or held, in a person's words."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_REASON = {
    "ineligible:do_not_knock": QT_TRANSLATE_NOOP("reasons", "Do not knock"),
    "ineligible:no_consent": QT_TRANSLATE_NOOP("reasons", "No consent"),
    "ineligible:excluded": QT_TRANSLATE_NOOP("reasons", "Excluded"),
    "ineligible:existing_customer": QT_TRANSLATE_NOOP("reasons", "Customer already"),
    "ineligible:renter": QT_TRANSLATE_NOOP("reasons", "Renter"),
    "ineligible:new_roof": QT_TRANSLATE_NOOP("reasons", "New roof"),
    "ineligible:recent_contact": QT_TRANSLATE_NOOP("reasons", "Contacted recently"),
    "universal_control": QT_TRANSLATE_NOOP("reasons", "Standing control group"),
    "rct_treatment": QT_TRANSLATE_NOOP("reasons", "Treated by the draw"),
    "rct_control": QT_TRANSLATE_NOOP("reasons", "Control by the draw"),
    "capacity_limit": QT_TRANSLATE_NOOP("reasons", "No capacity left"),
    "high_uplift": QT_TRANSLATE_NOOP("reasons", "High uplift"),
    "low_uplift": QT_TRANSLATE_NOOP("reasons", "Uplift too low"),
    "negative_uplift": QT_TRANSLATE_NOOP("reasons", "A visit would harm"),
    "no_score": QT_TRANSLATE_NOOP("reasons", "Not scored"),
}


def reason_word(code: str) -> str:
    """Words of a reason code; a code of a later version stays as it is."""
    return QCoreApplication.translate("reasons", str(_REASON[code])) if code in _REASON else code
