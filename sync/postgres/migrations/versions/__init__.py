"""One module a migration; Alembic finds them by file."""
