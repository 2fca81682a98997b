"""One laptop against a model of it: whatever a person and their luck do, in any order."""

import contextlib

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from sync.contracts.capture import Draft
from sync.contracts.ops import Kind
from sync.engine.errors import Unreachable
from tests.unit.engine.centre import Centre, Laptop

REASONS = st.sampled_from(["a", "b", "c", None])


class OneLaptop(RuleBasedStateMachine):
    """The model: what each job's outcome reason and each note must read on the screen, always.

    Only this laptop writes them, so its own screen may never show anything else.
    """

    def __init__(self) -> None:
        super().__init__()
        self.centre = Centre(routes=1, jobs_each=3)
        self.laptop: Laptop = self.centre.laptop("crew0", page_rows=4)
        self.office = self.centre.laptop("planner")
        self.laptop.sync()
        self.laptop.replica.settle_disk()  # a cut before that would leave a screen without jobs, rightly
        self.office.sync()
        self.reasons: dict[str, str | None] = dict.fromkeys(self.centre.world.jobs)
        self.notes: dict[str, str | None] = {}

    @rule(number=st.integers(0, 2), reason=REASONS)
    def edit(self, number, reason):
        job = self.centre.world.jobs[number]
        self.laptop.set("jobs", job, outcome_reason=reason)
        self.reasons[job] = reason

    @rule(number=st.integers(0, 2), text=st.text("xyz", min_size=1, max_size=3))
    def write(self, number, text):
        op = self.laptop.note(self.centre.world.jobs[number], text)
        self.notes[op.key] = text

    @precondition(lambda self: self.notes)
    @rule(data=st.data())
    def redact(self, data):
        note = data.draw(st.sampled_from(sorted(self.notes)))
        self.laptop.do(Draft(Kind.REDACT, "notes", note, {"redacted_at": self.centre.now_ms}))
        self.notes[note] = None

    @rule(number=st.integers(0, 2), priority=st.sampled_from(["low", "high"]))
    def office_edits(self, number, priority):
        self.office.set("jobs", self.centre.world.jobs[number], priority=priority)
        self.office.sync()

    @rule()
    def sync(self):
        self.laptop.sync()

    @rule(answered=st.booleans(), after=st.integers(0, 3))
    def sync_and_lose_the_line(self, answered, after):
        left = iter([False] * after + [True] * 50)

        def lose(*_message):
            if next(left):
                raise Unreachable

        if answered:
            self.laptop.after = lose
        else:
            self.laptop.before = lose
        with contextlib.suppress(Unreachable):
            self.laptop.sync()
        self.laptop.before = lambda call: None
        self.laptop.after = lambda call, reply: None

    @rule(lost=st.integers(1, 5))
    def cut_power(self, lost):
        self.laptop.replica.cut_power(lost)

    @rule(hours=st.integers(-100_000, 100_000))
    def set_the_clock(self, hours):
        self.laptop.offset_ms = hours * 3_600_000

    @rule(minutes=st.integers(1, 5_000))
    def wait(self, minutes):
        self.centre.now_ms += minutes * 60_000

    @rule()
    def restart_the_centre_without_this_device(self):
        self.centre.tenant.devices.clear()

    @invariant()
    def the_screen_shows_what_the_person_did(self):
        for job, reason in self.reasons.items():
            assert self.laptop.replica.seen("jobs", job)["outcome_reason"] == reason
        for note, text in self.notes.items():
            assert self.laptop.replica.seen("notes", note)["body"] == text

    def teardown(self):
        self.laptop.sync()
        self.laptop.sync()
        assert not self.laptop.replica.log
        assert not self.laptop.replica.inbox
        rows = self.centre.tenant.rows
        assert {k: rows["jobs"][k].values["outcome_reason"] for k in self.reasons} == self.reasons
        assert {key: row.values["body"] for key, row in rows["notes"].items()} == self.notes


TestOneLaptop = OneLaptop.TestCase
TestOneLaptop.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
