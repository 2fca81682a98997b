"""What can go wrong with files of routes.

UnreadableRoutes
"""


class UnreadableRoutes(Exception):  # noqa: N818 - reads as the sentence it is
    """`str(error)` is a sentence for the planner; it names the rows."""
