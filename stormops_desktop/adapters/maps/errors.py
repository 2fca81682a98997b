"""What can be wrong with a map pack.

PackError               a sentence for the person: what is wrong with the file and what to do
"""


class PackError(Exception):
    """`str(error)` is shown as it is."""
