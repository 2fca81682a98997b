"""Plan versions, the crews' answers and changes, and plans that nobody has published yet."""

revision = "0009"
down_revision = "0008"


def upgrade() -> None: ...
