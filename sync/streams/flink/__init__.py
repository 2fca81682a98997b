"""The distributed runner: the same reducers as a Flink job, in an environment of its own.

Flink pins old libraries, so nothing but this package and the pure core is imported there.
"""
