"""The windowing core: pure reducers, the same for the embedded runner and for the Flink job.

Three stages, each keyed, each with a state of bytes that the runner keeps and never looks into:

    rows     key `event.key`                       event -> deltas of windows, changes of touches
    windows  key (tenant, storm, window start)     deltas -> a window's counts, closed and corrected
    houses   key (tenant, storm, property)         changes of touches -> deltas of chain counts, actions

No clock, no randomness, no I/O. An event told twice, or after a later one of its row, changes nothing.
"""
