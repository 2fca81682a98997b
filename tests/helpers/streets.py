"""A town of straight streets that answers as OSRM's table service does."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


class Streets(BaseHTTPRequestHandler):
    """Every way takes 200 seconds a hundredth of a degree, and 2,000 metres; none leads to the islands."""

    islands: frozenset[tuple[float, float]] = frozenset()

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        places = [tuple(map(float, pair.split(","))) for pair in url.path.rsplit("/", 1)[1].split(";")]
        asked = parse_qs(url.query)
        rows = _chosen(asked, "sources", len(places))
        columns = _chosen(asked, "destinations", len(places))
        hops = [[self._hop(places[a], places[b]) for b in columns] for a in rows]
        times, lengths = (
            [[None if hop is None else unit * hop for hop in row] for row in hops] for unit in (200, 2_000)
        )
        body = json.dumps({"code": "Ok", "durations": times, "distances": lengths}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _hop(self, a: tuple[float, ...], b: tuple[float, ...]) -> float | None:
        if a != b and self.islands & {a, b}:
            return None
        return 100 * sum(abs(p - q) for p, q in zip(a, b, strict=True))

    def log_message(self, *_words: object) -> None:
        """Says nothing."""


def _chosen(asked: dict[str, list[str]], name: str, every: int) -> list[int]:
    return [int(at) for at in asked[name][0].split(";")] if name in asked else list(range(every))


@contextmanager
def street_server() -> Iterator[str]:
    """Its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Streets)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
