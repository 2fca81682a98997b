"""A child process that takes a burst of photos in, and dies in its midst as when it is killed."""

import os
import sys
from pathlib import Path

from tests.helpers.photo_rig import PhotoRig
from tests.helpers.replica_rows import key


def main(folder: str, card: str, dies_at: str, nth: int) -> None:
    rig = PhotoRig(Path(folder), fill=False)
    seen: list[str] = []

    def on_step(name: str) -> None:
        seen.append(name)
        if name == dies_at and seen.count(name) == nth:
            os._exit(9)  # no clean-up, no flushing

    rig.vault._on_step = on_step
    labels = {"slope": "S", "shot": "close_up"}
    rig.desk.add_photos(
        key("job1"), sorted(Path(card).glob("*.jpg")), labels=labels, each=lambda _: on_step("recorded")
    )
    rig.close()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
