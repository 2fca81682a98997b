"""Houses that are left alone for a while, and what the centre proposes for one."""

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    pass
