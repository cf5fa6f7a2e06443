"""A proxy on this machine that does something wrong at one chosen call, and a server that answers what it is told."""

import http.client
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from enum import Enum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Fault(Enum):
    """What goes wrong with a call."""

    DROPPED_BEFORE = "the connection breaks before the server has the call"
    DROPPED_AFTER = "the connection breaks when the server has done it"
    HALF_ANSWER = "the connection breaks in the middle of the answer"
    SAYS_500 = 500
    SAYS_503 = 503
    SAYS_507 = 507
    SAYS_401 = 401
    SAYS_403 = 403
    SAYS_500_AFTER = "the server does it and an error is answered"
    SILENT_BEFORE = "no answer, the server never has the call"
    SILENT_AFTER = "no answer, though the server has done it"


class Proxy:
    """Passes calls on to ``upstream``, a port; ``fault`` strikes at call number ``at``, counted from 1."""

    def __init__(self, upstream: int, fault: Fault | None = None, at: int = 0) -> None:
        self.upstream, self.fault, self.at = upstream, fault, at
        self.calls: list[str] = []
        self.struck = threading.Event()
        self.released = threading.Event()
        self.port = 0

    def handle(self, handler: "Handler", body: bytes) -> None:
        """One call."""
        self.calls.append(handler.command)
        fault = self.fault if len(self.calls) == self.at else None
        if fault is None:
            handler.answer(*self._pass_on(handler, body))
            return
        self.struck.set()
        if fault in (Fault.DROPPED_AFTER, Fault.HALF_ANSWER, Fault.SAYS_500_AFTER, Fault.SILENT_AFTER):
            status, headers, content = self._pass_on(handler, body)
            if fault is Fault.HALF_ANSWER:
                handler.answer(status, {**headers, "Content-Length": str(len(content) + 10)}, content)
        if isinstance(fault.value, int) or fault is Fault.SAYS_500_AFTER:
            handler.answer(fault.value if isinstance(fault.value, int) else 500, {}, b"<p>sam otter:lantern</p>")
            return
        if fault in (Fault.SILENT_BEFORE, Fault.SILENT_AFTER):
            self.released.wait(30)
        handler.hang_up()

    def _pass_on(self, handler: "Handler", body: bytes) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.upstream, timeout=30)
        try:
            headers = {name: value for name, value in handler.headers.items() if name.lower() != "connection"}
            connection.request(handler.command, handler.path, body, headers)
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        finally:
            connection.close()


class Handler(BaseHTTPRequestHandler):
    """Reads a call whole and hands it over."""

    protocol_version = "HTTP/1.1"
    server: "_Server"

    def __getattr__(self, name: str) -> Callable[[], None]:
        if name.startswith("do_"):
            return self._do
        raise AttributeError(name)

    def _do(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.close_connection = True
        self.server.told(self, body)

    def answer(self, status: int, headers: dict[str, str], content: bytes) -> None:
        """Answer and close."""
        self.send_response_only(status)
        for name, value in headers.items():
            if name.lower() not in ("connection", "transfer-encoding", "content-length", "keep-alive"):
                self.send_header(name, value)
        self.send_header("Content-Length", headers.get("Content-Length", str(len(content))))
        self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def hang_up(self) -> None:
        """Close without an answer."""
        with suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, *args: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    told: Callable[[Handler, bytes], None]

    def handle_error(self, request: object, client_address: object) -> None:
        pass  # clients hang up on purpose


@contextmanager
def listening(told: Callable[[Handler, bytes], None]) -> Iterator[int]:
    """Answer every call with ``told``; gives the port."""
    server = _Server(("127.0.0.1", 0), Handler)
    server.told = told
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def proxy(upstream: int, fault: Fault | None = None, at: int = 0) -> Iterator[Proxy]:
    """A proxy before a server."""
    made = Proxy(upstream, fault, at)
    with listening(made.handle) as made.port:
        try:
            yield made
        finally:
            made.released.set()
