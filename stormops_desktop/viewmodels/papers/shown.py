"""What the papers page's views are handed: the shapes the services give, by names a view may import."""

from stormops_desktop.services.papers.models import Offer, PaperLine

__all__ = ["Offer", "PaperLine"]
