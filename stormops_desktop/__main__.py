"""`python -m stormops_desktop` and the script `stormops`: the app without words, the commands with them."""

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Runs a command, or opens the app when none is given. Returns the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words:
        from stormops_desktop.cli import run_command

        return run_command(words)
    from stormops_desktop.app.main import run

    return run(words)


if __name__ == "__main__":
    sys.exit(main())
