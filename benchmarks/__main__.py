"""All benchmarks of the storm day, one after the other: `python -m benchmarks` (`make bench`)."""

from benchmarks import (
    blobs,
    decisions,
    exchange,
    identity,
    intake,
    lakehouse,
    laptop,
    live,
    photos,
    report,
    score,
    slow_link,
    streams,
    streams_flink,
    window,
)

exchange.main()
blobs.main()
photos.main()
slow_link.main()
laptop.main()
live.main()
report.main()
intake.main()
window.main()
score.main()
decisions.main()
streams.main()
streams_flink.main()
identity.main()
lakehouse.main()
