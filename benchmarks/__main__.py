"""All benchmarks of the storm day, one after the other: `python -m benchmarks` (`make bench`)."""

from benchmarks import exchange, laptop, window

exchange.main()
laptop.main()
window.main()
