"""Sign-in attempts: free ones, growing delays, and who is not locked out."""

from sync.hub.accounts import throttle
from sync.hub.accounts.throttle import LoginThrottle
from tests.helpers.hub import TestClock

EMAIL = "crew@dfw-elite.example"


def _fail(subject: LoginThrottle, clock: TestClock, times: int, device: str = "d") -> list[float]:
    waits = []
    for _ in range(times):
        clock.advance(subject.wait_s(EMAIL, device))
        subject.failed(EMAIL, device)
        waits.append(subject.wait_s(EMAIL, device))
    return waits


def test_delays_double_up_to_a_limit() -> None:
    clock = TestClock()
    waits = _fail(LoginThrottle(clock), clock, 14)
    assert waits[:6] == [0, 0, 1, 2, 4, 8]
    assert waits[-1] == throttle.LONGEST_DELAY_S


def test_the_delay_runs_out() -> None:
    clock = TestClock()
    subject = LoginThrottle(clock)
    _fail(subject, clock, 4)
    clock.advance(1.5)
    assert 0 < subject.wait_s(EMAIL, "d") <= 0.5
    clock.advance(0.5)
    assert subject.wait_s(EMAIL, "d") == 0


def test_success_clears_the_device() -> None:
    clock = TestClock()
    subject = LoginThrottle(clock)
    _fail(subject, clock, 5)
    subject.succeeded(EMAIL, "d")
    assert _fail(subject, clock, 2) == [0, 0]


def test_made_up_devices_meet_the_count_of_the_email() -> None:
    clock = TestClock()
    subject = LoginThrottle(clock)
    for i in range(throttle.FREE_TRIES_ANY_DEVICE):
        subject.failed(EMAIL, f"made up {i}")
    assert subject.wait_s(EMAIL, "another") > 0
    assert subject.wait_s("other@dfw-elite.example", "another") == 0


def test_a_stranger_cannot_lock_a_known_laptop_out() -> None:
    clock = TestClock()
    subject = LoginThrottle(clock)
    subject.succeeded(EMAIL, "own")
    for i in range(100):
        subject.failed(EMAIL, f"made up {i}")
    assert subject.wait_s(EMAIL, "own") == 0


def test_the_case_of_the_email_does_not_make_another_count() -> None:
    clock = TestClock()
    subject = LoginThrottle(clock)
    for spelling in (EMAIL, EMAIL.upper(), EMAIL.title()):
        subject.failed(spelling, "d")
    assert subject.wait_s(EMAIL, "d") > 0


def test_old_failures_are_forgotten_and_memory_is_bounded() -> None:
    clock = TestClock()
    subject = LoginThrottle(clock)
    _fail(subject, clock, 3)
    clock.advance(throttle.FORGET_AFTER_S + 1)
    subject.failed(EMAIL, "d")
    assert subject.wait_s(EMAIL, "d") == 0
    for i in range(throttle.MOST_KEYS + 10):
        subject.failed(f"{i}@x.example", "d")
    assert len(subject._counts) <= throttle.MOST_KEYS
