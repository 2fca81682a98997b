"""The embedded runner: Kafka in, states and offsets in PostgreSQL, in one transaction."""
