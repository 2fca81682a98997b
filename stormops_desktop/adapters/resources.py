"""Where the product's own data files lie: fonts, icons, rules, sample storms."""

import sys
import sysconfig
from pathlib import Path


def resource_folder() -> Path:
    """The folder of resources: in the bundle of a frozen build, in a checkout, or where a wheel puts it."""
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle:
        return Path(bundle) / "resources"
    checkout = Path(__file__).resolve().parents[2] / "resources"
    return checkout if checkout.is_dir() else Path(sysconfig.get_path("data")) / "share" / "stormops"
