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
    n, z = treated.n + control.n, (treated.value - control.value) / _error(treated, control)
    return min(1.0, sqrt((n + rho) / rho) * exp(-n * z * z / (2 * (n + rho))))


def confidence_sequence(
    treated: Rate, control: Rate, confidence: float = CONFIDENCE, rho: float = RHO
) -> Interval:
    """Interval of the difference that holds at all times together."""
    if not treated.n or not control.n:
        return Interval(-1.0, 1.0)
    n, alpha = treated.n + control.n, 1 - confidence
    reach = sqrt((n + rho) / n * log((n + rho) / (rho * alpha**2)))
    half, lift = reach * _error(treated, control), treated.value - control.value
    return Interval(max(lift - half, -1.0), min(lift + half, 1.0))


def _error(treated: Rate, control: Rate) -> float:
    """Standard error with one success and one failure more in each arm (Agresti and Caffo, 2000): without a
    conversion, or with nothing but, the plain one is 0 and would call chance a certainty."""
    return standard_error(Rate(treated.hits + 1, treated.n + 2), Rate(control.hits + 1, control.n + 2))
