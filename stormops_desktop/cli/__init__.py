"""The commands: the same use cases as the app's, without Qt. Each part is loaded when it is asked for."""

import importlib
import sys
from collections.abc import Sequence

import click

from stormops_desktop import __version__

# Command -> where it lives.
COMMANDS = {
    "bundle": "stormops_desktop.cli.bundle:bundle",
    "attribution": "stormops_desktop.cli.attribution:attribution",
    "demo": "stormops_desktop.cli.demo:demo",
    "doctor": "stormops_desktop.cli.doctor:doctor",
    "export": "stormops_desktop.cli.export:export",
    "experiments": "stormops_desktop.cli.experiments:experiments",
    "identity": "stormops_desktop.cli.identity:identity",
    "import": "stormops_desktop.cli.import_file:import_file",
    "jobs": "stormops_desktop.cli.jobs:jobs",
    "policy": "stormops_desktop.cli.policy:policy",
    "nurture": "stormops_desktop.cli.nurture:nurture",
    "routes": "stormops_desktop.cli.routes:routes",
    "score": "stormops_desktop.cli.score:score",
    "storms": "stormops_desktop.cli.storms:storms",
    "seed": "stormops_desktop.cli.seed:seed",
    "sync": "stormops_desktop.cli.sync:sync",
}
STOPPED = 130
UNEXPECTED = (
    "That did not work, and it is our fault ({kind}). What was saved before is safe on this machine. "
    "`stormops doctor` says what state it is in."
)


class _LazyGroup(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(name for name in COMMANDS if self.get_command(ctx, name) is not None)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        module, _, name = COMMANDS.get(cmd_name, "").partition(":")
        if not module:
            return None
        try:
            command: click.Command = getattr(importlib.import_module(module), name)
        except ModuleNotFoundError as error:
            if error.name == module:
                return None
            raise click.ClickException(
                f"`stormops {cmd_name}` needs a part that is not installed ({error.name}). "
                "Install stormops-desktop with its extras; your data is untouched."
            ) from error
        return command


@click.group(cls=_LazyGroup)
@click.version_option(__version__, prog_name="stormops")
def main() -> None:
    """StormOps Desktop. Without a command the app opens."""


def run_command(words: Sequence[str]) -> int:
    """Runs a command; every error is a sentence on stderr. Returns the exit code."""
    try:
        code = main.main(args=list(words), prog_name="stormops", standalone_mode=False)
    except click.exceptions.Abort:
        return STOPPED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except Exception as error:  # the outermost catch of the commands: no traceback reaches a person
        from stormops_desktop.services.errors import ServiceError

        known = isinstance(error, ServiceError)
        click.echo(str(error) if known else UNEXPECTED.format(kind=type(error).__name__), err=True)
        return 1
    return code if isinstance(code, int) else 0


if __name__ == "__main__":
    sys.exit(run_command(sys.argv[1:]))
