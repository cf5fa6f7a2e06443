"""Real mailboxes for the tests, all on this machine: a folder, a WebDAV server, Azurite (Azure Blob's emulator)."""

import base64
import contextlib
import email.utils
import hashlib
import hmac
import http.client
import io
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from wsgidav.wsgidav_app import WsgiDAVApp

from hivedesk.mailbox.address import MailboxAddress, MailboxCredentials, read_address
from hivedesk.mailbox.mailbox import Mailbox, open_mailbox
from hivedesk.mailbox.retrying import Limits

ROOT = Path(__file__).resolve().parents[3]
AZURITE = Path("azurite/dist/src/blob/main.js")
AZURITE_PLACES = (Path(sys.prefix) / "servers" / "node_modules", ROOT / ".venv" / "servers" / "node_modules")
AZURE_ACCOUNT = "devstoreaccount1"  # the emulator's own, published by its maker
AZURE_KEY = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="
QUICK = Limits(answer=5, silence=5)


@dataclass(frozen=True)
class Ground:
    """A mailbox to test on: its address, where its server listens, and a way to see what lies there."""

    kind: str
    address: MailboxAddress
    credentials: MailboxCredentials
    port: int = 0
    folder: Path | None = None

    def mailbox(self, port: int = 0, limits: Limits = QUICK) -> Mailbox:
        """The mailbox, at its own port or behind a proxy's."""
        return open_mailbox(self.at(port), self.credentials, limits)

    def at(self, port: int) -> MailboxAddress:
        """The address with another port."""
        if not port:
            return self.address
        return replace(self.address, endpoint=self.address.endpoint.replace(f":{self.port}", f":{port}"))

    def lies_there(self) -> dict[str, bytes]:
        """Every file there is, unfinished ones too, seen without the code under test where that is possible."""
        if self.folder is not None:
            return {
                path.relative_to(self.folder).as_posix(): path.read_bytes()
                for path in self.folder.rglob("*")
                if path.is_file()
            }
        return dict(_blobs(self.port, self.address.container))


@contextmanager
def webdav_ground(folder: Path) -> Iterator[Ground]:
    """A WebDAV server over a folder, asking for a user and a password."""
    folder.mkdir(parents=True)
    app = WsgiDAVApp(
        {
            "provider_mapping": {"/dav": str(folder)},
            "simple_dc": {"user_mapping": {"*": {"sam": {"password": "otter:lantern"}}}},
            "http_authenticator": {"accept_basic": True, "accept_digest": False, "default_to_digest": False},
            "verbose": 0,
            "dir_browser": {"enable": False},
            "lock_storage": False,
            "property_manager": False,
        }
    )

    def with_body(environ, start_response):
        # the standard library's server lets an application read past the end, and wait there for ever
        environ["wsgi.input"] = io.BytesIO(environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)))
        return app(environ, start_response)

    with serving(with_body) as port:
        yield Ground(
            "webdav",
            read_address(f"webdav+http://127.0.0.1:{port}/dav"),
            MailboxCredentials("sam", "otter:lantern"),
            port,
            folder,
        )


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        pass  # clients hang up on purpose


class _Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        pass


@contextmanager
def serving(app) -> Iterator[int]:
    """Serve a WSGI application on a free port of this machine."""
    server = make_server("127.0.0.1", 0, app, _Server, _Quiet)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def azurite_command() -> list[str] | str:
    """How Azurite is started, or the reason why it cannot be."""
    node = shutil.which("node")
    if node is None:
        return "node is not installed, so Azurite cannot run"
    for modules in AZURITE_PLACES:
        if (modules / AZURITE).exists():
            options = ["--blobHost", "127.0.0.1", "--blobPort", "0", "--inMemoryPersistence"]
            return [node, str(modules / AZURITE), *options, "--skipApiVersionCheck"]
    raise FileNotFoundError("Azurite is not installed: run installers/test.sh")


@contextmanager
def azurite(command: list[str], folder: Path) -> Iterator[int]:
    """Azurite in a child process of its own; gives its port."""
    log = folder / "azurite.log"
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert process.stdout is not None
    try:
        port = next(int(match[1]) for line in process.stdout if (match := re.search(r"listens on http\S+:(\d+)", line)))
        drain = threading.Thread(target=lambda: log.write_text(process.stdout.read()))
        drain.start()
        yield port
    finally:
        process.terminate()
        process.wait()
        with contextlib.suppress(UnboundLocalError):
            drain.join()
        process.stdout.close()


def azure_ground(port: int) -> Ground:
    """A new container in a running Azurite."""
    container = f"hive{os.urandom(6).hex()}"
    status, _ = _azure(port, "PUT", f"/{container}", "restype:container")
    assert status == 201
    address = read_address(
        f"azblob://{AZURE_ACCOUNT}/{container}/county?endpoint=http://127.0.0.1:{port}/{AZURE_ACCOUNT}"
    )
    return Ground("azure", address, MailboxCredentials(secret=AZURE_KEY), port)


def _blobs(port: int, container: str) -> Iterator[tuple[str, bytes]]:
    _, listing = _azure(port, "GET", f"/{container}", "comp:list", "restype:container")
    for name in re.findall(r"<Name>([^<]+)</Name>", listing.decode()):
        yield name.removeprefix("county/"), _azure(port, "GET", f"/{container}/{name}")[1]


def _azure(port: int, method: str, path: str, *query: str) -> tuple[int, bytes]:
    """One signed request: https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key."""
    date, version = email.utils.formatdate(usegmt=True), "2021-08-06"
    resource = "\n".join([f"/{AZURE_ACCOUNT}/{AZURE_ACCOUNT}{path}", *query])
    text = f"{method}{chr(10) * 12}x-ms-date:{date}\nx-ms-version:{version}\n{resource}"
    signature = base64.b64encode(hmac.new(base64.b64decode(AZURE_KEY), text.encode(), hashlib.sha256).digest()).decode()
    headers = {
        "x-ms-date": date,
        "x-ms-version": version,
        "Authorization": f"SharedKey {AZURE_ACCOUNT}:{signature}",
        "Content-Length": "0",
    }
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        options = "&".join(pair.replace(":", "=") for pair in query)
        connection.request(method, f"/{AZURE_ACCOUNT}{path}" + (f"?{options}" if options else ""), headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()
