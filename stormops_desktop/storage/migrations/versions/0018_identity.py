"""Who is who: records of people, what they are known by, what the office decided of them."""

revision = "0018"
down_revision = "0017"

STATEMENTS: tuple[str, ...] = ()


def upgrade() -> None:
    """Filled when the entities land."""
