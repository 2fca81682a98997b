"""What treating a house is worth: the prize that routes collect. Money in whole cents."""

from math import isnan


def worth_cents(uplift: float | None, margin_cents: int, visit_cents: int) -> int | None:
    """Uplift x margin of a job, less what the visit costs; None without an uplift. May be negative.

    Args:
        uplift: difference in conversion probability; its lower bound for a cautious figure.
    """
    if uplift is None or isnan(uplift):
        return None
    return round(uplift * margin_cents) - visit_cents
