"""`stormops demo`: a storm day from the report to the central database, on this machine alone."""

import os
import sys
from pathlib import Path

import click
import platformdirs

from stormops_desktop.cli.demo_day import DemoDay
from stormops_desktop.services.errors import ServiceError
from sync.postgres.errors import DatabaseError
from sync.serve.command_errors import in_words
from sync.serve.errors import CentreError
from sync.serve.postgres_errors import EmbeddedPostgresError


@click.command()
@click.option(
    "--folder", type=click.Path(path_type=Path, file_okay=False),
    default=lambda: platformdirs.user_data_path("stormops-demo", appauthor=False),
    show_default="the user's data folder", help="Keeps the demo's companies, database and laptops.",
)  # fmt: skip
@click.option("--pictures", type=click.Path(path_type=Path, file_okay=False), default=Path("out/demo"),
              show_default=True, help="Where pictures go when there is no display.")  # fmt: skip
@click.option("--offscreen", is_flag=True, help="Drive the app without a display even where there is one.")
def demo(folder: Path, pictures: Path, offscreen: bool) -> int:
    """Run the demo day: a real storm, a hub, a crew's laptop, a change made offline."""
    day = DemoDay(folder.resolve(), pictures.resolve(), say=click.echo)
    try:
        return day.run(with_window=not offscreen and has_display())
    except OSError as error:
        raise click.ClickException(in_words(error)) from error
    except (CentreError, EmbeddedPostgresError, DatabaseError, ServiceError) as error:
        raise click.ClickException(str(error)) from error


def has_display() -> bool:
    """Whether a window can be shown: always on Windows and macOS, elsewhere if a display is named."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
