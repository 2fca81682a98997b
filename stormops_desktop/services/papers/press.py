"""Laying papers out: the PDF maker is loaded when the first paper is looked at, not at sign-in."""

from pathlib import Path

from stormops_desktop.adapters.papers_paper import LaidOut, Paper


def lay_out(paper: Paper, fonts: Path) -> LaidOut:
    """See `adapters.papers.lay_out`."""
    from stormops_desktop.adapters.papers import lay_out as made

    return made(paper, fonts)
