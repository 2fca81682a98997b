"""Where StormOps keeps its data on this machine; `STORMOPS_DATA_DIR` moves all of it."""

import os
from pathlib import Path

import platformdirs

ENV = "STORMOPS_DATA_DIR"


def data_dir() -> Path:
    """The folder of this person's StormOps data; made when first asked for."""
    chosen = os.environ.get(ENV)
    folder = Path(chosen) if chosen else platformdirs.user_data_path("stormops", appauthor=False)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # names and addresses of people are in it
    return folder
