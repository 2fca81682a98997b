"""Where the numbers of a run come from, as every picture and file of it says."""

from PySide6.QtCore import QCoreApplication

from stormops_desktop.domain.attribution.methods import HIGHER_ORDER_DRAWS
from stormops_desktop.domain.attribution.storm import CLUSTERED, ENGINE_VERSION, LIVE
from stormops_desktop.services.attribution.models import StormAttribution
from stormops_desktop.viewmodels.attribution.tables import interval_word
from stormops_desktop.viewmodels.charts.figure import Origin
from stormops_desktop.viewmodels.moments import day_and_time

translate = QCoreApplication.translate


def origin_of(found: StormAttribution | None, zip_code: str, zone: str) -> Origin:
    """As of when, of what part, by which version and of which touches."""
    if found is None:
        return Origin()
    return Origin(
        translate("attribution", "As of {when}").format(when=day_and_time(found.touches.as_of, zone)),
        _filters(found, zip_code),
        _versions(found),
    )


def _filters(found: StormAttribution, zip_code: str) -> str:
    config = found.credit.config
    return translate(
        "attribution",
        "Storm: {storm}; ZIP: {zip}; look-back {days} days; chain of order {order}; "
        "weight of Shapley {weight} %; priors {priors}",
    ).format(
        storm=found.touches.storm_name, zip=zip_code or translate("attribution", "all"),
        days=config.look_back_days, order=config.order, weight=round(100 * config.shapley_weight),
        priors=f"{config.prior_strength:g}",
    )  # fmt: skip


def _versions(found: StormAttribution) -> str:
    config = found.credit.config
    live = config.intervals == LIVE
    # A chain that looks further back has no quick intervals: fewer draws, of households.
    drawn = min(config.draws, HIGHER_ORDER_DRAWS) if live and config.order > 1 else config.draws
    kind = interval_word(LIVE if live and config.order == 1 else CLUSTERED)
    return translate(
        "attribution", "Engine {engine}; {draws} draws ({kind}), seed {seed}; run {run}; touches {hash}"
    ).format(
        engine=ENGINE_VERSION, draws=drawn, kind=kind, seed=config.seed,
        run=found.run_id[:8], hash=found.credit.input_sha256[:16],
    )  # fmt: skip
