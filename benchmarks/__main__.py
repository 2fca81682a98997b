"""All benchmarks of the storm day, one after the other: `python -m benchmarks` (`make bench`)."""

from benchmarks import blobs, exchange, laptop, window

exchange.main()
blobs.main()
laptop.main()
window.main()
