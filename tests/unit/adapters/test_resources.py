"""Where resources are found: from a checkout, a wheel, a frozen build."""

import sys
import sysconfig
from pathlib import Path

import pytest

from stormops_desktop.adapters import resources


def test_in_a_checkout_they_lie_beside_the_packages() -> None:
    assert (resources.resource_folder() / "fonts" / "Inter-Regular.otf").is_file()
    assert (resources.resource_folder() / "storms" / "ncei_episode_135504.csv").is_file()


def test_a_wheel_has_them_in_the_data_folder_of_its_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages = tmp_path / "lib/site-packages"
    monkeypatch.setattr(resources, "__file__", str(packages / "stormops_desktop/adapters/resources.py"))
    expected = Path(sysconfig.get_path("data")) / "share" / "stormops"
    assert resources.resource_folder() == expected


def test_a_frozen_build_brings_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources.resource_folder() == tmp_path / "resources"
