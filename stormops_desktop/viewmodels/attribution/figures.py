"""The pictures of the page Attribution, each made of what a run found."""

from collections.abc import Mapping, Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication

from stormops_desktop.domain.attribution.blend import Sweep
from stormops_desktop.domain.attribution.cohort import Cohort
from stormops_desktop.domain.attribution.methods import Attribution, Credit
from stormops_desktop.domain.attribution.paths import transitions
from stormops_desktop.domain.attribution.plays import PlayCredit
from stormops_desktop.services.attribution.models import HouseCredit, RunSummary
from stormops_desktop.viewmodels.attribution.tables import PlayLine
from stormops_desktop.viewmodels.attribution.words import TONES, method_word, state_word
from stormops_desktop.viewmodels.charts.figure import Figure, Kind, Mark, Origin, Series, Unit
from stormops_desktop.viewmodels.moments import short_day_and_time
from stormops_desktop.viewmodels.nurture.words import channel_word

translate = QCoreApplication.translate
NO_ORIGIN = Origin()


def methods_figure(found: Attribution | None, chosen: Sequence[str], origin: Origin = NO_ORIGIN) -> Figure:
    """The chosen methods side by side, channel by channel, each with its interval and n."""
    methods = {} if found is None else {name: found.methods[name] for name in chosen if name in found.methods}
    players = () if found is None or not methods else found.players
    return Figure(
        "methods", Kind.BARS, translate("attribution", "Credit of channels by method"),
        tuple(map(channel_word, players)),
        tuple(
            Series(method_word(name), _marks(found, credit), _tone(at))
            for at, (name, credit) in enumerate(methods.items())
            if found is not None
        ),
        unit=Unit.PART, place_title=translate("attribution", "Channel"), origin=origin,
    )  # fmt: skip


def _marks(found: Attribution, credit: Credit) -> tuple[Mark, ...]:
    spread = credit.spread
    marks = []
    for at, player in enumerate(found.players):
        banded = spread is not None and bool(spread.varies[at]) and player not in found.thin
        low = float(spread.lo[at]) if spread is not None and banded else None
        high = float(spread.hi[at]) if spread is not None and banded else None
        marks.append(Mark(float(credit.shares[at]), low, high, _note(found, credit, at)))
    return tuple(marks)


def _note(found: Attribution, credit: Credit, at: int) -> str:
    if found.players[at] in found.thin:
        return translate("attribution", "not enough data: fewer than 20 touches")
    if credit.spread is not None and not credit.spread.varies[at]:
        return translate("attribution", "no variation in paths")
    return translate("attribution", "n {count}").format(count=round(found.n_conversions))


def sweep_figure(players: Sequence[str], sweep: Sweep | None, origin: Origin = NO_ORIGIN) -> Figure:
    """Hybrid shares at every weight of Shapley."""
    shares = np.zeros((0, len(players))) if sweep is None else sweep.shares
    steps = [f"{round(100 * at / max(len(shares) - 1, 1))} %" for at in range(len(shares))]
    return Figure(
        "sweep", Kind.LINE, translate("attribution", "Hybrid credit by the weight of Shapley"), tuple(steps),
        tuple(
            Series(channel_word(name), tuple(Mark(float(share)) for share in shares[:, at]), _tone(at))
            for at, name in enumerate(players)
        ),
        unit=Unit.PART, place_title=translate("attribution", "Weight of Shapley"), origin=origin,
    )  # fmt: skip


def plays_figure(credit: PlayCredit | None, names: Mapping[str, str], origin: Origin = NO_ORIGIN) -> Figure:
    """What each of the named plays earned, stacked by the channels that earned it."""
    plays = () if credit is None or not credit.plays.methods else credit.plays.players
    shown = [at for at, play in enumerate(plays) if play in names]
    order = sorted(shown, key=lambda at: -float(credit.cells[at].sum())) if credit else []
    channels = credit.channels if credit is not None and plays else ()
    return Figure(
        "plays", Kind.STACKED, translate("attribution", "Credit of plays by channel (Markov)"),
        tuple(names[plays[at]] for at in order),
        tuple(
            Series(
                channel_word(name),
                tuple(_cell(credit, at, c) for at in order if credit is not None),
                _tone(c),
            )
            for c, name in enumerate(channels)
            if credit is not None
        ),
        unit=Unit.PART, place_title=translate("attribution", "Play"), origin=origin,
    )  # fmt: skip


def mix_figure(lines: Sequence[PlayLine], origin: Origin = NO_ORIGIN) -> Figure:
    """Where each play's touches went: the part of every channel, whatever it earned."""
    mixes = [dict(line.mix) for line in lines]
    channels = sorted({channel for mix in mixes for channel in mix})
    return Figure(
        "playMix", Kind.STACKED, translate("attribution", "Touches of plays by channel"),
        tuple(line.play for line in lines),
        tuple(
            Series(channel_word(name), tuple(Mark(mix.get(name, 0.0)) for mix in mixes), _tone(at))
            for at, name in enumerate(channels)
        ),
        unit=Unit.PART, place_title=translate("attribution", "Play"), origin=origin,
    )  # fmt: skip


def _cell(credit: PlayCredit, play: int, channel: int) -> Mark:
    share, spread = float(credit.cells[play, channel]), credit.spread
    at = play * len(credit.channels) + channel
    if spread is None or not spread.varies[at]:
        return Mark(share)
    return Mark(share, float(spread.lo[at]), float(spread.hi[at]))


def transitions_figure(cohort: Cohort | None, origin: Origin = NO_ORIGIN, order: int = 1) -> Figure:
    """How often the last touches, as many as the chain looks back, are followed by another, by a sale, or by
    nothing."""
    table = None if cohort is None else transitions(cohort, order)
    rows = () if table is None else table.rows
    columns = () if table is None else table.columns
    return Figure(
        "transitions", Kind.HEAT, _followed_title(order, table.left_out if table else 0),
        tuple(" > ".join(map(state_word, row)) for row in rows),
        tuple(
            Series(state_word(name), tuple(Mark(float(chance)) for chance in table.chance[:, at]))
            for at, name in enumerate(columns)
            if table is not None
        ),
        unit=Unit.PART, place_title=translate("attribution", "After"), whole=1.0, origin=origin,
    )  # fmt: skip


def _followed_title(order: int, left_out: int) -> str:
    if order == 1:
        return translate("attribution", "What follows a touch")
    said = translate("attribution", "What follows the last {order} touches").format(order=order)
    if not left_out:
        return said
    more = translate("attribution", "{title} (most frequent; {count} more)")
    return more.format(title=said, count=left_out)


def trend_figure(runs: Sequence[RunSummary], now: int, zone: str, origin: Origin = NO_ORIGIN) -> Figure:
    """Hybrid credit of every channel from run to run, oldest first."""
    past = list(reversed(runs))
    channels = sorted({name for run in past for name in run.shares.get("hybrid", {})})
    return Figure(
        "trend", Kind.LINE, translate("attribution", "Hybrid credit from run to run"),
        tuple(short_day_and_time(run.computed_at, now, zone) for run in past),
        tuple(
            Series(channel_word(name), tuple(_of_run(run, name) for run in past), _tone(at))
            for at, name in enumerate(channels)
        ),
        unit=Unit.PART, place_title=translate("attribution", "Run"), origin=origin,
    )  # fmt: skip


def _of_run(run: RunSummary, channel: str) -> Mark:
    share = run.shares.get("hybrid", {}).get(channel)
    note = translate("attribution", "n {count}").format(count=run.n_conversions)
    return Mark(None, note=note) if share is None else Mark(share.share, share.lo, share.hi, note)


def house_figure(house: HouseCredit | None, chosen: Sequence[str], origin: Origin = NO_ORIGIN) -> Figure:
    """What the chosen methods say of one house's path."""
    credit = {} if house is None else house.credit
    channels = tuple(dict.fromkeys(house.channels)) if house is not None and credit else ()
    return Figure(
        "house", Kind.BARS, translate("attribution", "Credit on this house's path"),
        tuple(map(channel_word, channels)),
        tuple(
            Series(
                method_word(name), tuple(Mark(credit[name].get(channel, 0.0)) for channel in channels),
                _tone(at),
            )
            for at, name in enumerate(name for name in chosen if name in credit)
        ),
        unit=Unit.PART, place_title=translate("attribution", "Channel"), whole=1.0, origin=origin,
    )  # fmt: skip


def _tone(at: int) -> str:
    return TONES[at % len(TONES)]
