"""When somebody comes again: said in the house's zone, agreed by a press or by typing."""

from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.claim_words import sentence
from stormops_desktop.viewmodels.job import JobViewModel
from stormops_desktop.viewmodels.moments import day_and_time
from stormops_desktop.viewmodels.shown import CalendarFile
from stormops_desktop.viewmodels.visits.appointment_text import typed
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow import FlowLayout
from stormops_desktop.views.widgets.labels import label, restyle
from stormops_desktop.views.widgets.save_file import offer_file


class AppointmentCard(QFrame):
    """The appointment of a visit.

    Attributes:
        dialog: where the calendar file is to be saved, while that is being asked.
    """

    def __init__(self, look: Look, job: JobViewModel) -> None:
        super().__init__()
        self._job = job
        self.dialog: QFileDialog | None = None
        self.setObjectName("appointmentCard")
        self.setProperty("card", "true")
        self.now = label("appointmentNow", role="strong", wrap=True)
        self.field = QLineEdit()
        self.field.setObjectName("appointmentField")
        self.field.setAccessibleName(self.tr("Day and hour of the appointment"))
        self.field.setPlaceholderText(self.tr("Day and hour, as 2019-04-02 14:30"))
        self.problem = label("appointmentProblem", "", "small", wrap=True)
        restyle(self.problem, tone="danger")
        self.agree = Button(look, "appointmentAgree", self.tr("Agree"), icon="clock")
        self.call_off = Button(look, "appointmentCallOff", self.tr("Call off"), kind="quiet")
        self.file = Button(look, "appointmentFile", self.tr("Save to calendar file"), kind="quiet")
        self.said = label("appointmentSaid", "", "small", wrap=True)
        self.offers = [Button(look, f"appointmentOffer{at}", kind="chip") for at in range(3)]
        self._lay_out()
        self._connect()

    def show_job(self) -> None:
        detail = self._job.detail
        if detail is None:
            return
        at = detail.scheduled_at
        none = self.tr("No appointment is agreed.")
        self.now.setText(none if at is None else day_and_time(at, detail.zone))
        self.agree.show_text(self.tr("Agree") if at is None else self.tr("Move"))
        if at is None and self.call_off.hasFocus():
            self.agree.setFocus()
        self.call_off.setVisible(at is not None)
        self.file.setVisible(at is not None)
        if not (self.field.hasFocus() and self.field.isModified()) and not self._job.appointment_problem:
            self.field.setText(typed(at, detail.zone or "UTC"))
        for button, hour in zip(self.offers, self._job.hours(), strict=True):
            button.show_text(day_and_time(hour, detail.zone))
            button.setProperty("at", hour)

    def show_problem(self) -> None:
        self.problem.setText(sentence(self._job.appointment_problem))
        self.problem.setVisible(bool(self._job.appointment_problem))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(label("appointmentTitle", self.tr("Appointment"), "heading"))
        column.addWidget(self.now)
        line = QHBoxLayout()
        line.addWidget(self.field, 1)
        line.addWidget(self.agree)
        column.addLayout(line)
        column.addWidget(self.problem)
        offered = QWidget()
        offered.setObjectName("appointmentOffers")
        chips = FlowLayout(8)
        offered.setLayout(chips)
        for button in self.offers:
            chips.addWidget(button)
        column.addWidget(offered)
        under = QHBoxLayout()
        under.addWidget(self.call_off)
        under.addWidget(self.file)
        under.addStretch(1)
        column.addLayout(under)
        column.addWidget(self.said)
        self.problem.hide()
        self.said.hide()

    def _connect(self) -> None:
        job = self._job
        self.agree.clicked.connect(self._agree)
        self.field.returnPressed.connect(self._agree)
        self.call_off.clicked.connect(lambda: job.agree_at(None))
        self.file.clicked.connect(job.make_file)
        for button in self.offers:
            button.clicked.connect(lambda _=False, b=button: job.agree_at(int(b.property("at"))))
        job.detail_changed.connect(self.show_job)
        job.appointment_problem_changed.connect(self.show_problem)
        job.file_made.connect(self._offer)
        job.opened.connect(self._begin)

    def _agree(self) -> None:
        self.field.setModified(False)
        self._job.agree(self.field.text())

    def _offer(self, made: CalendarFile) -> None:
        self.dialog = offer_file(self, made, self._say)

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.show()

    def _begin(self) -> None:
        self.field.clear()
        self.said.hide()
