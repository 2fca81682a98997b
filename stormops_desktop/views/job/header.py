"""The top of the job page: which house, in what state, and is it real."""

from stormops_desktop.viewmodels.job import JobViewModel
from stormops_desktop.viewmodels.said import say
from stormops_desktop.viewmodels.words import status_word
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.badge import STATUS_TONE, Badge
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.labels import label
from stormops_desktop.views.widgets.page_header import PageHeader


class JobHeader(PageHeader):
    """With the job's state, whether the house is real, and whether it may be knocked at."""

    def __init__(self, look: Look, job: JobViewModel) -> None:
        super().__init__(look, "job", self.tr("Back (Escape)"))
        self._job = job
        self.status = Badge(look, "jobStatus")
        self.synthetic = Badge(look, "jobSynthetic")
        self.sample = Badge(look, "jobSample")
        self.pending = Badge(look, "jobPending")
        self.held_badge = Badge(look, "jobHeldBadge")
        self.held_out = label("jobHeldOut", role="strong", wrap=True)
        self.held_out.hide()
        self.asked = label("jobAsked", role="strong", wrap=True)
        self.asked.hide()
        self.before = Button(
            look, "jobBefore", icon="up", target="square", spoken=self.tr("Previous job (K)")
        )
        self.after = Button(look, "jobAfter", icon="down", target="square", spoken=self.tr("Next job (J)"))
        self.add_beside_place(self.held_badge, self.pending, self.synthetic, self.sample, self.status)
        self.add_line(self.held_out)
        self.add_line(self.asked)
        self.add(self.before, self.after)
        self.before.clicked.connect(lambda: job.move(-1))
        self.after.clicked.connect(lambda: job.move(1))
        job.detail_changed.connect(self.show_job)

    def show_job(self) -> None:
        detail = self._job.detail
        if detail is None:
            return
        row = detail.row
        self.address.show_text(row.address)
        self.place.show_text(f"{row.city} {row.zip_code}")
        self.status.show_badge(row.status, status_word(row.status), STATUS_TONE[row.status])
        self.synthetic.show_badge("sample", self.tr("Synthetic address"), "warn")
        self.synthetic.setVisible(detail.is_synthetic)
        self.sample.show_badge("sample", self.tr("Sample storm"), "warn")
        self.sample.setVisible(detail.is_sample)
        self.pending.show_badge("waiting", self.tr("Only on this machine"), "info")
        self.pending.setVisible(row.pending)
        self.held_badge.show_badge("attention", self.tr("Don't knock"), "danger")
        self.held_badge.setVisible(bool(detail.held_out))
        self.held_out.setText(say(detail.held_out))
        self.held_out.setVisible(bool(detail.held_out))
        asked = self._job.asked
        self.asked.setText(asked)
        self.asked.setVisible(bool(asked))
        number, count = self._job.place
        self.before.setVisible(count > 1)
        self.after.setVisible(count > 1)
        self.before.setEnabled(number > 1)
        self.after.setEnabled(number < count)
