"""Carries accepted ops from the op log to Kafka, in order, at least once."""
