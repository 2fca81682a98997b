"""A data folder that the embedded database's own account can walk through."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def data_folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="stormops-test-centre-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder)
