"""Imports a file and dies after the first chunk: `python -m … FOLDER FILE`."""

import os
import sys
from pathlib import Path

from stormops_desktop.services.intake.desk import ImportDesk
from tests.helpers.intake import new_store, workplace


def main() -> None:
    store = new_store(Path(sys.argv[1]))
    ImportDesk(workplace(store)).run(Path(sys.argv[2]), progress=lambda _done, _total: os._exit(9))


if __name__ == "__main__":
    main()
