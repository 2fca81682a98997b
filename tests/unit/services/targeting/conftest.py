"""Desks of the policy on a real replica."""

from tests.helpers.targeting_fixtures import bench_of

__all__ = ["bench_of"]
