"""The PIN's waits grow and can't be shortened by restarting, or by setting the clock back."""

from pathlib import Path

import pytest

from stormops_desktop.adapters import vault
from stormops_desktop.adapters.pin import FIRST_WAIT_MS, FREE_TRIES, LONGEST_WAIT_MS, Pin
from stormops_desktop.adapters.vault_keys import Argon2Cost, PassphraseKey

CHEAP = Argon2Cost(time_cost=1, memory_kib=8, lanes=1)
NOW = 1_790_000_000_000


@pytest.fixture
def pin(tmp_path: Path) -> Pin:
    made = opened(tmp_path)
    made.choose("314159")
    return made


def opened(folder: Path) -> Pin:
    return Pin(vault.open_vault(folder, "me", PassphraseKey("p", CHEAP)), CHEAP)


def test_only_the_chosen_pin_passes(pin: Pin) -> None:
    assert pin.is_set()
    assert pin.check("314159", NOW)
    assert not pin.check("314158", NOW)
    assert not pin.check("", NOW)


def test_waits_double_up_to_an_hour(pin: Pin, tmp_path: Path) -> None:
    waits = []
    for _ in range(FREE_TRIES + 9):
        pin.check("0", NOW)
        waits.append(opened(tmp_path).wait_ms(NOW))
    assert waits[: FREE_TRIES - 1] == [0] * (FREE_TRIES - 1)
    assert waits[FREE_TRIES - 1 : FREE_TRIES + 2] == [FIRST_WAIT_MS, 2 * FIRST_WAIT_MS, 4 * FIRST_WAIT_MS]
    assert waits[-1] == LONGEST_WAIT_MS


def test_time_passes_the_wait_but_a_clock_set_back_does_not(pin: Pin) -> None:
    for _ in range(FREE_TRIES):
        pin.check("0", NOW)
    assert pin.wait_ms(NOW + 10_000) == FIRST_WAIT_MS - 10_000
    assert pin.wait_ms(NOW + FIRST_WAIT_MS) == 0
    assert pin.wait_ms(NOW - 86_400_000) == FIRST_WAIT_MS


def test_success_forgets_the_failures(pin: Pin) -> None:
    for _ in range(FREE_TRIES - 1):
        pin.check("0", NOW)
    assert pin.check("314159", NOW)
    pin.check("0", NOW)
    assert pin.wait_ms(NOW) == 0
