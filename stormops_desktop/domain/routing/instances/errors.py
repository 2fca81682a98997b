"""What is wrong with a problem file.

InstanceError
"""


class InstanceError(ValueError):
    """`str(error)` is one message for the planner: what is wrong, in which rows, and what to do."""


def rows_named(rows: list[int], most: int = 8) -> str:
    """'row 3' or 'rows 3, 7 and 12' or 'rows 3, 7, … (40 in all)'."""
    if len(rows) == 1:
        return f"row {rows[0]}"
    if len(rows) > most:
        return f"rows {', '.join(map(str, rows[:most]))}, … ({len(rows)} in all)"
    return f"rows {', '.join(map(str, rows[:-1]))} and {rows[-1]}"
