"""Map: the storm on the left; on the right what marks mean, or the houses as a list."""

from pathlib import Path

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from stormops_desktop.domain.evidence.position import FRESH_MS
from stormops_desktop.viewmodels.map.map import MapViewModel
from stormops_desktop.viewmodels.map.model import Colouring, Layer
from stormops_desktop.viewmodels.map.spoken import (
    as_of,
    confidence_sentence,
    house_sentence,
    report_sentence,
    selection_sentence,
)
from stormops_desktop.viewmodels.moments import whole
from stormops_desktop.views.live.live_badge import LiveBadge
from stormops_desktop.views.map.here_card import HereCard
from stormops_desktop.views.map.house_list import HouseList
from stormops_desktop.views.map.legend import Legend
from stormops_desktop.views.map.map_pane import MapPane
from stormops_desktop.views.map.pack_list import PackList
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow import FlowLayout
from stormops_desktop.views.widgets.labels import card, label
from stormops_desktop.views.widgets.ring import Ring
from stormops_desktop.views.widgets.screen import Screen
from stormops_desktop.views.widgets.scrolled import scrolled

SIDE_PX = 316  # at a body of 15 px
SEE_MS = 200  # the list follows the map when the hand rests


class MapScreen(Screen):
    """The map of the chosen storm.

    Signals:
        job_wanted: open this job; carries its id.
        route_wanted: make a route of the selected houses; carries their ids. See `offer_routes`.
        score_wanted: why a house has its score; carries its id. See `offer_scores`.
    """

    job_wanted = Signal(str)
    route_wanted = Signal(object)
    score_wanted = Signal(str)

    def __init__(self, look: Look, map_: MapViewModel, *, see_ms: int = SEE_MS) -> None:
        super().__init__(look, "mapScreen", map_)
        self._state = map_
        self.setAcceptDrops(True)
        self.pane = MapPane(look, map_.tiles)
        self.map = self.pane.map
        self.legend, self.packs = Legend(look), PackList(look)
        self.here = HereCard(look, self.map, map_)
        self.live = LiveBadge(look, "mapLive")
        self.list = HouseList(look, map_.houses)
        self.pages = {key: self._tab(key, words) for key, words in self._page_words().items()}
        self.colours = {c: self._chip(f"colour_{c}", words) for c, words in self._colour_words().items()}
        self.layers = {
            layer: self._chip(f"layer_{layer}", words) for layer, words in self._layer_words().items()
        }
        self.count = label("mapSelected", role="strong", wrap=True)
        self.listed = label("mapListed", role="small", wrap=True)
        self.clear = Button(look, "mapClear", self.tr("Select none"), icon="close", kind="quiet")
        self.route = Button(look, "mapMakeRoute", self.tr("Make a route of these"), kind="primary")
        self.route.hide()
        self._offers_routes = False
        self.chosen = label("mapChosen", wrap=True)
        self.open = Button(look, "mapOpenJob", self.tr("Open the job here"), icon="next")
        self.score = Button(look, "mapScore", self.tr("Why this score"), icon="storms")
        self._offers_scores = False
        self._side = QWidget()
        self._seeing = QTimer(self)
        self._seeing.setSingleShot(True)
        self._seeing.setInterval(see_ms)
        self._seeing.timeout.connect(self._see)
        self._lay_out()
        self._connect()
        look.changed.connect(self._fit_side)
        self._fit_side()
        self._show_style()
        self._show_selection()
        self._show_chosen()
        self.show_page("legend")

    def offer_routes(self) -> None:
        """Somebody listens to `route_wanted`."""
        self._offers_routes = True
        self._show_selection()

    def offer_scores(self) -> None:
        """Somebody listens to `score_wanted`."""
        self._offers_scores = True
        self._show_chosen()

    def show_page(self, key: str) -> None:
        """The right side: `legend` or `houses`."""
        for page, tab in self.pages.items():
            tab.setChecked(page == key)  # no button group: Tab would come to one of the two only
        self._stack_of_side.setCurrentIndex(list(self.pages).index(key))

    def focus_first(self) -> None:
        self.map.setFocus()

    def say_empty(self) -> None:
        if self._state.storm is None:
            heading, text = (
                self.tr("No storm yet"),
                self.tr("The map shows the storm that is chosen at the top."),
            )
        else:
            heading = self.tr("Nothing of this storm can be put on a map")
            text = self.tr("No report and no house of it has a position here. Sync, or choose another storm.")
        self.panel.say("map", heading, text, self.tr("Look again"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._state.appear()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._state.vanish()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Whatever file it is: what is no pack is refused with a sentence."""
        event.acceptProposedAction()
        for file in _files(event.mimeData().urls()):
            self._state.add_pack(file)

    def _page_words(self) -> dict[str, str]:
        return {"legend": self.tr("Legend"), "houses": self.tr("Houses")}

    def _colour_words(self) -> dict[Colouring, str]:
        return {
            Colouring.DECISION: self.tr("Decision"),
            Colouring.IMPACT: self.tr("Impact"),
            Colouring.UPLIFT: self.tr("Uplift"),
        }

    def _layer_words(self) -> dict[Layer, str]:
        return {
            Layer.HOUSES: self.tr("Houses"),
            Layer.ROUTES: self.tr("Routes"),
            Layer.REPORTS: self.tr("Reports"),
            Layer.SWATH: self.tr("Hail"),
            Layer.PLACES: self.tr("Names"),
            Layer.BASE: self.tr("Map picture"),
        }

    def _tab(self, key: str, words: str) -> Button:
        tab = Button(self.look, f"mapPage_{key}", words)
        tab.setCheckable(True)
        return tab

    def _chip(self, name: str, words: str) -> Button:
        chip = Button(self.look, name, words, kind="chip")
        chip.setCheckable(True)
        return chip

    def _lay_out(self) -> None:
        line = QHBoxLayout(self.content)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        line.addWidget(self.pane, 1)
        line.addWidget(self._side)
        self._side.setObjectName("scrolled")
        tabs = QHBoxLayout()
        tabs.setSpacing(8)
        for tab in self.pages.values():
            tabs.addWidget(tab, 1)
        self._stack_of_side = QStackedWidget()
        self._stack_of_side.addWidget(scrolled("mapLegendArea", self._legend_page()))
        self._stack_of_side.addWidget(self._houses_page())
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.live)
        column.addLayout(tabs)
        column.addWidget(self._stack_of_side, 1)
        column.addWidget(self._chosen_card())

    def _legend_page(self) -> QWidget:
        page = QWidget()
        page.setObjectName("scrolled")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(8)
        column.addWidget(label("mapColourTitle", self.tr("Houses are marked by"), "label"))
        column.addLayout(_flow(self.colours.values()))
        column.addWidget(self.legend)
        column.addWidget(label("mapLayerTitle", self.tr("Shown on the map"), "label"))
        column.addLayout(_flow(self.layers.values()))
        column.addWidget(self.here)
        column.addWidget(self.packs)
        column.addStretch(1)
        return page

    def _houses_page(self) -> QWidget:
        page = QWidget()
        page.setObjectName("scrolled")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.count)
        column.addWidget(self.clear)
        column.addWidget(self.route)
        column.addWidget(self.listed)
        column.addWidget(Ring(self.list), 1)
        return page

    def _chosen_card(self) -> QWidget:
        self._card = card("mapChosenCard", "lead")
        column = QVBoxLayout(self._card)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        column.addWidget(self.chosen)
        column.addWidget(self.score)
        column.addWidget(self.open)
        return self._card

    def _connect(self) -> None:
        state = self._state
        for key, tab in self.pages.items():
            tab.clicked.connect(lambda _=False, key=key: self.show_page(key))
        for colouring, chip in self.colours.items():
            chip.clicked.connect(lambda _=False, c=colouring: self._colour_by(c))
        for layer, chip in self.layers.items():
            chip.clicked.connect(lambda _=False, layer=layer: state.toggle_layer(layer))
        self.map.property_focused.connect(state.look_at)
        self.map.report_pointed.connect(state.look_at_report)
        self.map.property_opened.connect(state.open_job)
        self.map.stops_selected.connect(self._on_outlined)
        self.map.moved.connect(self._seeing.start)
        self.list.pointed.connect(state.look_at)
        self.list.opened.connect(state.open_job)
        self.clear.clicked.connect(lambda: state.select(()))
        self.route.clicked.connect(lambda: self.route_wanted.emit(state.selected))
        self.open.clicked.connect(lambda: state.open_job(state.chosen))
        self.score.clicked.connect(lambda: self.score_wanted.emit(state.chosen))
        self.here.told.connect(self._say_here)
        self.packs.add_wanted.connect(state.add_pack)
        self.packs.remove_wanted.connect(state.remove_pack)
        self._listen()

    def _listen(self) -> None:
        state = self._state
        state.model_changed.connect(self._show_model)
        state.storm_shown.connect(self.map.fit)
        state.style_changed.connect(self._show_style)
        state.selection_changed.connect(self._show_selection)
        state.chosen_changed.connect(self._show_chosen)
        state.packs_changed.connect(self._show_packs)
        state.packing_changed.connect(lambda: self.packs.show_copying(state.packing, state.packed))
        state.pack_refused.connect(lambda why: self.banner.say(why, "warn"))
        state.pack_added.connect(self._say_added)
        state.no_job.connect(self._say_no_job)
        state.job_wanted.connect(self.job_wanted)
        state.houses.modelReset.connect(self._count_listed)

    def _colour_by(self, colouring: Colouring) -> None:
        self._state.colour_by(colouring)
        self._show_style()  # pressing the chip that is down must not lift it

    def _on_outlined(self, ids: tuple[str, ...], adding: bool) -> None:
        self._state.select(ids, adding=adding)
        self.show_page("houses")

    def _show_model(self) -> None:
        self.map.show_model(self._state.model)
        self.map.show_as_of(as_of(self._state.model))
        self.map.show_selection(self._state.mask)
        self._show_style()
        self._show_selection()
        self._see()

    def _show_style(self) -> None:
        state = self._state
        self.map.show_style(state.colouring, state.layers)
        self.legend.show_style(state.colouring, state.layers & state.offered_layers)
        for colouring, chip in self.colours.items():
            chip.setChecked(colouring is state.colouring)
            chip.setVisible(colouring in state.offered_colourings)
        for layer, chip in self.layers.items():
            chip.setChecked(layer in state.layers)
            chip.setVisible(layer in state.offered_layers)

    def _show_selection(self) -> None:
        count = len(self._state.selected)
        self.map.show_selection(self._state.mask)
        self.count.setText(selection_sentence(count, self._state.mean_uplift))
        self.clear.setVisible(count > 0)
        self.route.setVisible(count > 0 and self._offers_routes)
        self._count_listed()

    def _count_listed(self) -> None:
        houses = self._state.houses
        if self._state.selected:
            words = self.tr("The selected houses, the highest uplift first")
        else:
            words = self.tr("In view: {count} houses, the highest uplift first").format(
                count=whole(houses.total)
            )
        if houses.rowCount() < houses.total:
            words = self.tr("{what}; the first {count} are listed").format(
                what=words, count=whole(houses.rowCount())
            )
        self.listed.setText(words)

    def _show_chosen(self) -> None:
        place = self._state.model.houses.place_of.get(self._state.chosen)
        report = self._state.report_looked_at
        self._card.setVisible(place is not None or report is not None)
        self.open.setVisible(place is not None)
        self.score.setVisible(place is not None and self._offers_scores)
        if place is None:
            self.map.focus_house(None)
            self.map.point_at_report(report)
            if report is not None:
                told = report_sentence(report, self._state.model.zone)
                self.chosen.setText(f"{told} {confidence_sentence(report)}")
            return
        self.chosen.setText(house_sentence(self._state.model.houses, place))
        self.map.show_place(place)
        self.list.point_at(self._state.chosen)

    def _show_packs(self) -> None:
        self.map.show_sources(self._state.sources)
        self.packs.show_packs(self._state.packs, self._state.unreadable)

    def _say_added(self, name: str) -> None:
        self.banner.say(self.tr("{name} was added to the maps of this computer.").format(name=name), "ok")

    def _say_here(self) -> None:
        said = self.tr("Noted. For {minutes} minutes the check for the wrong house goes by this place.")
        self.banner.say(said.format(minutes=FRESH_MS // 60_000), "ok")

    def _say_no_job(self) -> None:
        self.banner.say(
            self.tr("There is no job at this house yet. A job is made when the house is put on a route."),
            "info",
        )

    def _see(self) -> None:
        if self.isVisible():
            self._state.see(self.map.in_view())

    def _fit_side(self) -> None:
        self._side.setFixedWidth(round(SIDE_PX * self.look.metrics.body_px / 15))


def _flow(chips: object) -> FlowLayout:
    flow = FlowLayout(8)
    for chip in chips:  # type: ignore[attr-defined]
        flow.addWidget(chip)
    return flow


def _files(urls: list[QUrl]) -> list[Path]:
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
