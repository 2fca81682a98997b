"""The centre's history as open tables: Iceberg on disk or S3, with its catalogue in PostgreSQL.

Filled from Kafka alone, so it can be thrown away and filled anew. A laptop or a single hub does not need it.
"""
