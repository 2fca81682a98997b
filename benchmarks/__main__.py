"""All benchmarks of the storm day, one after the other: `python -m benchmarks` (`make bench`)."""

from benchmarks import blobs, exchange, laptop, slow_link, window

exchange.main()
blobs.main()
slow_link.main()
laptop.main()
window.main()
