"""How buckets are spelled."""

TENANT = "t"


def storm(storm_id: str) -> str:
    return f"s:{storm_id}"


def route(route_id: str) -> str:
    return f"r:{route_id}"


def crew(crew_id: str) -> str:
    return f"c:{crew_id}"
