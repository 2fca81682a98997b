"""Photos and data: what goes over which link, what lies on this machine, and taking data off it."""

from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.moments import size, whole
from stormops_desktop.viewmodels.office.data import DataViewModel
from stormops_desktop.viewmodels.office.shown import DataView, LinkSays
from stormops_desktop.viewmodels.sync_words import photos_not_safe, photos_wait
from stormops_desktop.views.office.apart_card import ApartCard
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button, Selector
from stormops_desktop.views.widgets.labels import card, label
from stormops_desktop.views.widgets.screen import Screen
from stormops_desktop.views.widgets.scrolled import scrolled

BUDGETS_MB = (10, 25, 50, 100, 250, 1_000, 5_000)


class DataScreen(Screen):
    """Three cards: the link, the space, and the end of this company's data here."""

    def __init__(self, look: Look, data: DataViewModel) -> None:
        super().__init__(look, "dataScreen", data)
        self._data = data
        self.state = label("dataState", role="heading", wrap=True)
        self.link = label("dataLink", wrap=True)
        self.says = {says: self._choice(says) for says in LinkSays}
        self.wifi_only = Button(look, "wifiOnly", self.tr("Wi-Fi only for originals"))
        self.wifi_only.setCheckable(True)
        self.budget = Selector(look, "dayBudget", self.tr("Most a day over a link that costs"), least=220)
        self.anyway = Button(look, "sendAnyway")
        self.anyway.setCheckable(True)
        self.spent = label("dataSpent", role="soft", wrap=True)
        self.space = label("dataSpace", wrap=True)
        self.held = label("dataHeld", role="soft", wrap=True)
        self.free = Button(look, "freeSpace", icon="laptop")
        self.apart = ApartCard(look, data)
        self.remove = Button(look, "removeData", self.tr("Remove this company's data from this machine"))
        self.sure = Button(look, "removeSure", self.tr("Yes, remove it"), kind="primary")
        self.keep = Button(look, "removeNot", self.tr("Keep it"))
        self._lay_out()
        self._connect()
        self.show_content()

    def focus_first(self) -> None:
        self.wifi_only.setFocus()

    def show_content(self) -> None:
        found = self._data.found
        if found is None:
            return
        self.state.setText(self._state(found))
        self.link.setText(self._link(found))
        self.says[found.choice.link].setChecked(True)
        self.wifi_only.setChecked(found.choice.wifi_only)
        budgets = sorted({*BUDGETS_MB, found.choice.day_mb})
        words = [(str(mb), self.tr("{count} MB a day").format(count=whole(mb))) for mb in budgets]
        self.budget.offer(words, str(found.choice.day_mb))
        self.anyway.setChecked(found.sending_anyway)
        self.anyway.show_text(
            self.tr("Sending everything, back to thrift") if found.sending_anyway
            else self.tr("Send everything now anyway")
        )  # fmt: skip
        self.anyway.setVisible(found.costs or found.sending_anyway)
        self.spent.setText(
            self.tr("{size} went over links that cost today.").format(size=size(found.spent_bytes))
        )
        self._show_space(found)

    def _state(self, found: DataView) -> str:
        if found.waits_for_wifi:
            return photos_wait(found.waits_for_wifi)
        if found.unsafe:
            return self.tr("{photos}, {size} to go").format(
                photos=photos_not_safe(found.unsafe), size=size(found.unsafe_bytes)
            )
        return self.tr("Every photo is safe at the office")

    def _link(self, found: DataView) -> str:
        if found.choice.link is not LinkSays.SYSTEM:
            return (
                self.tr("You said that this link costs.") if found.costs
                else self.tr("You said that this link costs nothing.")
            )  # fmt: skip
        if found.system_says is None:
            return self.tr("This computer does not say whether its link costs. Say it here when it does.")
        return (
            self.tr("This computer says that its link costs.") if found.costs
            else self.tr("This computer says that its link costs nothing.")
        )  # fmt: skip

    def _show_space(self, found: DataView) -> None:
        self.space.setText(
            self.tr("{count} originals are here, {size}. The disk has {free} free.").format(
                count=whole(found.originals), size=size(found.original_bytes), free=size(found.disk_free)
            )
        )
        self.held.setText(
            self.tr(
                "What the office has kept safely for {days} days can go and comes back when asked. {held} "
                "stay because their claim is open. What is not safe yet never goes."
            ).format(days=found.keep_days, held=whole(found.held))
            + self._orders(found)
        )
        self.free.setEnabled(found.free_to_go > 0 and not self._data.working)
        self.free.show_text(
            self.tr("Free {size}").format(size=size(found.free_bytes)) if found.free_to_go
            else self.tr("Nothing to free")
        )  # fmt: skip

    def _orders(self, found: DataView) -> str:
        if not found.legal_holds:
            return ""
        words = self.tr("Jobs under the office's legal hold: {count}. Their originals stay on every machine.")
        return " " + words.format(count=whole(found.legal_holds))

    def _choice(self, says: LinkSays) -> Button:
        words = {
            LinkSays.SYSTEM: self.tr("As the computer says"), LinkSays.COSTS: self.tr("This link costs"),
            LinkSays.FREE: self.tr("This link is free"),
        }[says]  # fmt: skip
        button = Button(self.look, f"link_{says}", words, kind="chip")
        button.setCheckable(True)
        button.clicked.connect(lambda: self._data.link(says.value))
        return button

    def _ask_removal(self, *, asking: bool) -> None:
        self.remove.setVisible(not asking)
        self.sure.setVisible(asking)
        self.keep.setVisible(asking)
        (self.keep if asking else self.remove).setFocus()

    def _connect(self) -> None:
        self._data.content_changed.connect(self.show_content)
        self.wifi_only.clicked.connect(self._data.wifi_only)
        self.budget.choices.triggered.connect(lambda action: self._data.day_mb(int(action.data())))
        self.anyway.clicked.connect(self._data.send_anyway)
        self.free.clicked.connect(self._data.free)
        self.remove.clicked.connect(lambda: self._ask_removal(asking=True))
        self.keep.clicked.connect(lambda: self._ask_removal(asking=False))
        self.sure.clicked.connect(self._data.remove_data)
        self.sure.clicked.connect(lambda: self._ask_removal(asking=False))

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        for button in self.says.values():
            group.addButton(button)
        self.sure.hide()
        self.keep.hide()
        gone = self.tr(
            "Refused while anything is only on this machine. The key goes first, so that no copy can be read."
        )
        inner = QWidget()
        inner.setObjectName("scrolled")
        cards = QVBoxLayout(inner)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(16)
        cards.addWidget(self._link_card())
        cards.addWidget(
            self._card("spaceCard", self.tr("Space on this machine"), self.space, self.held, _row(self.free))
        )
        cards.addWidget(self.apart)
        cards.addWidget(
            self._card(
                "removeCard", self.tr("Handing the machine on"), label("removeHint", gone, "soft", wrap=True),
                _row(self.remove, self.keep, self.sure),
            )
        )  # fmt: skip
        cards.addStretch(1)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(label("dataTitle", self.tr("Photos and data"), "title"))
        column.addWidget(scrolled("dataScroll", inner), 1)

    def _link_card(self) -> QFrame:
        caption = label("budgetCaption", self.tr("Most a day over a link that costs"), "label")
        budget = QVBoxLayout()
        budget.setSpacing(4)
        budget.addWidget(caption)
        budget.addLayout(_row(self.budget, self.wifi_only))
        made = self._card(
            "linkCard", "", self.state, self.link, _row(*self.says.values()), budget, self.spent,
            _row(self.anyway),
        )  # fmt: skip
        made.setProperty("card", "lead")
        return made

    def _card(self, name: str, title: str, *parts: QWidget | QVBoxLayout | QHBoxLayout) -> QFrame:
        made = card(name)
        column = QVBoxLayout(made)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        if title:
            column.addWidget(label(f"{name}Title", title, "heading"))
        for part in parts:
            if isinstance(part, QWidget):
                column.addWidget(part)
            else:
                column.addLayout(part)
        return made


def _row(*widgets: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(12)
    for widget in widgets:
        line.addWidget(widget)
    line.addStretch(1)
    return line
