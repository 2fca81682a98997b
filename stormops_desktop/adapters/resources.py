"""Where the product's own data files lie: fonts, pictures, sample storms."""

import sys
from pathlib import Path


def resource_folder() -> Path:
    """The folder `resources`: beside the packages in a checkout, inside the bundle in a frozen build."""
    bundle = getattr(sys, "_MEIPASS", None)
    root = Path(bundle) if bundle else Path(__file__).resolve().parents[2]
    return root / "resources"
