"""Looking at results every day without fooling oneself: always-valid p-values.

The normal-mixture confidence sequence of Robbins, as in Howard, Ramdas, McAuliffe and Sekhon (Annals of
Statistics 49(2), 2021): with n units seen and a z-score z, p = sqrt((n + rho) / rho) exp(-n z^2 / (2 (n +
rho))). It may be looked at after every unit; what it costs is power.
"""

from math import exp, log, sqrt

from stormops_desktop.domain.experiments.intervals import CONFIDENCE, Interval, Rate, standard_error

RHO = 500.0  # units at which the sequence is tightest


def always_valid_p(treated: Rate, control: Rate, rho: float = RHO) -> float:
    """p-value of "no difference" that stays honest however often it is looked at."""
    if not treated.n or not control.n:
        return 1.0
    se = standard_error(treated, control)
    if se == 0:
        return 1.0
    n, z = treated.n + control.n, (treated.value - control.value) / se
    return min(1.0, sqrt((n + rho) / rho) * exp(-n * z * z / (2 * (n + rho))))


def confidence_sequence(
    treated: Rate, control: Rate, confidence: float = CONFIDENCE, rho: float = RHO
) -> Interval:
    """Interval of the difference that holds at all times together."""
    if not treated.n or not control.n:
        return Interval(-1.0, 1.0)
    n, alpha = treated.n + control.n, 1 - confidence
    reach = sqrt((n + rho) / n * log((n + rho) / (rho * alpha**2)))
    half, lift = reach * standard_error(treated, control), treated.value - control.value
    return Interval(max(lift - half, -1.0), min(lift + half, 1.0))
