"""How buckets are spelled."""

TENANT = "t"
OFFICE = "o"
"""What belongs to no storm, and so to nobody but the office."""


def storm(storm_id: str) -> str:
    """The bucket of everything about one storm."""
    return f"s:{storm_id}"


def is_storm(bucket: str) -> bool:
    """Whether it is the bucket of a storm."""
    return bucket.startswith(storm(""))


def route(route_id: str) -> str:
    """The bucket of a route, its stops and jobs."""
    return f"r:{route_id}"


def crew(crew_id: str) -> str:
    """The bucket of what concerns one crew."""
    return f"c:{crew_id}"
