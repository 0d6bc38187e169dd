"""Folders served as static hosts serve them: HTTP/1.1, compressed, every byte counted."""

import gzip
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from threading import Thread

# What text files are called by hosts that compress them.
_TEXT = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".xml": "application/xml",
}


@dataclass
class Served:
    """An address, and what has been sent from it since `sent` was last cleared: path, bytes."""

    address: str = ""
    sent: list[tuple[str, int]] = field(default_factory=list)


@contextmanager
def served(folders: Mapping[str, Path]) -> Iterator[Served]:
    """Serve each folder below its name until the block ends."""
    answers: dict[str, tuple[str, bytes, bool]] = {}
    for name, folder in folders.items():
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            url = f"/{name}/{path.relative_to(folder).as_posix()}"
            answers[url.removesuffix("index.html")] = _answer(path)
    log = Served()
    handler = partial(_Handler, answers, log.sent)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        log.address = f"http://127.0.0.1:{server.server_port}/"
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield log
        finally:
            server.shutdown()
            thread.join()


def _answer(path: Path) -> tuple[str, bytes, bool]:
    """Return the type of a file, its bytes as they are sent, and whether these are compressed."""
    body, type_ = path.read_bytes(), _TEXT.get(path.suffix)
    if type_ is None:
        return guess_type(path.name)[0] or "application/octet-stream", body, False
    return type_, gzip.compress(body, 6, mtime=0), True


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Headers and body leave at once, whatever the other end has acknowledged.
    disable_nagle_algorithm = True
    wbufsize = -1

    def __init__(
        self,
        answers: Mapping[str, tuple[str, bytes, bool]],
        sent: list[tuple[str, int]],
        *args: object,
    ) -> None:
        self.answers = answers
        self.sent = sent
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        missing = ("text/plain", b"There is nothing here.", False)
        type_, body, compressed = self.answers.get(path, missing)
        lines = [
            f"HTTP/1.1 {'200 OK' if path in self.answers else '404 Not Found'}",
            f"Content-Type: {type_}",
            f"Content-Length: {len(body)}",
            "Cache-Control: max-age=600",
            *(["Content-Encoding: gzip", "Vary: Accept-Encoding"] if compressed else []),
        ]
        head = "".join(f"{line}\r\n" for line in [*lines, ""]).encode()
        self.sent.append((path, len(head) + len(body)))
        self.wfile.write(head + body)

    def log_message(self, *_: object) -> None:
        """Stay silent."""
