"""The stop that matters now: where, what is known, and the two buttons that move the day on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout

from stormops_desktop.viewmodels.said import say
from stormops_desktop.viewmodels.shown import Stop
from stormops_desktop.viewmodels.stop_list import stop_state
from stormops_desktop.viewmodels.today import TodayViewModel
from stormops_desktop.viewmodels.words import OPEN_STATUSES, step_word, tier_word
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.badge import STATUS_TONE, TIER_TONE, Badge
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow import FlowLayout
from stormops_desktop.views.widgets.labels import label


class StopCard(QFrame):
    """The chosen stop."""

    def __init__(self, look: Look, today: TodayViewModel) -> None:
        super().__init__()
        self._today = today
        self.setObjectName("stopCard")
        self.setProperty("card", "lead")
        self.kicker = label("stopKicker", role="label")
        self.address = label("stopAddress", role="title", wrap=True)
        self.place = label("stopPlace", role="soft", wrap=True)
        self.asked = label("stopAsked", role="strong", wrap=True)
        self.status = Badge(look, "stopStatus")
        self.tier = Badge(look, "stopTier")
        self.synthetic = Badge(look, "stopSynthetic")
        self.pending = Badge(look, "stopPending")
        self.held_out = Badge(look, "stopHeldOut")
        self.appointment = Badge(look, "stopAppointment")
        self.late = Badge(look, "stopLate")
        self.record = Button(
            look, "recordOutcome", self.tr("Record outcome"), icon="safe", kind="primary", target="primary"
        )
        self.step = Button(look, "stepButton", icon="en_route", target="primary")
        self.follow = Button(look, "followNext", self.tr("Back to the next stop"), icon="back", kind="quiet")
        self._lay_out(look)
        self.step.clicked.connect(today.step)
        self.follow.clicked.connect(today.follow_next)
        today.chosen_changed.connect(self.show_stop)

    def show_stop(self) -> None:
        stop = self._today.chosen
        self.setVisible(stop is not None)
        if stop is None:
            return
        number = self.tr("Stop {number} of {count}").format(
            number=stop.sequence, count=self._today.route_length
        )
        self.kicker.setText(self.tr("Next stop") if self._today.is_next else number)
        self.address.setText(stop.address)
        said = self._today.route_said(stop)
        self.place.setText(
            self.tr("{city} {zip} · {stop}, {route}").format(
                city=stop.city, zip=stop.zip_code, stop=number, route=stop.route_name
            )
            + (f" · {said}" if said else "")
        )
        self.status.show_badge(stop.status, stop_state(stop), STATUS_TONE[stop.status])
        impact = tier_word(stop.tier) + (f" · {stop.sii:.0f}" if stop.sii is not None else "")
        self.tier.show_badge("storms", impact, TIER_TONE[stop.tier])
        self.appointment.setVisible(stop.scheduled_at is not None)
        if stop.scheduled_at is not None:
            self.appointment.show_badge("clock", self._today.hour(stop.scheduled_at), "info")
        self._show_asked(stop)
        self.synthetic.show_badge("sample", self.tr("Synthetic address"), "warn")
        self.synthetic.setVisible(stop.is_synthetic)
        self.pending.show_badge("waiting", self.tr("Only on this machine"), "info")
        self.pending.setVisible(stop.pending)
        self.held_out.show_badge("attention", self.tr("Don't knock"), "danger")
        self.held_out.setToolTip(say(stop.held_out))
        self.held_out.setVisible(bool(stop.held_out))
        self._show_buttons(is_open=stop.status in OPEN_STATUSES)

    def _show_asked(self, stop: Stop) -> None:
        asked = self._today.asked(stop)
        self.asked.setText(asked.line)
        self.asked.setVisible(bool(asked.line))
        self.late.show_badge("attention", asked.late, "danger" if asked.over else "warn")
        self.late.setVisible(bool(asked.late))

    def _show_buttons(self, *, is_open: bool) -> None:
        forward = self._today.forward
        self.record.show_text(self.tr("Record outcome") if is_open else self.tr("Open job"))
        if forward is None and self.step.hasFocus():
            self.record.setFocus()  # Qt would go on to the way below, and scroll the address out of sight
        self.step.setVisible(forward is not None)
        if forward is not None:
            self.step.show_icon(forward)
            self.step.show_text(step_word(forward))
        self.follow.setVisible(not self._today.is_next and self._today.next_stop is not None)

    def _lay_out(self, look: Look) -> None:
        badges = FlowLayout(8)
        for badge in (
            self.held_out, self.late, self.status, self.appointment, self.tier, self.synthetic, self.pending,
        ):  # fmt: skip
            badges.addWidget(badge)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        for widget in (self.kicker, self.address, self.place, self.asked):
            column.addWidget(widget)
        column.addSpacing(4)
        column.addLayout(badges)
        column.addStretch(1)
        column.addSpacing(8)
        for button in (self.record, self.step):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            column.addWidget(button)
            column.addSpacing(look.metrics.gap - 4)
        column.addWidget(self.follow, 0, Qt.AlignmentFlag.AlignLeft)
