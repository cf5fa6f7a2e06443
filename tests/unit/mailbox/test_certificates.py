"""Certificates are always verified, against the laptop's own list of authorities."""

import os
import ssl
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from http.server import ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from threading import Thread

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.unit.mailbox.faulty_proxy import Handler

ROOT = Path(__file__).resolve().parents[3]
ASKING = """
import sys
from hivedesk.mailbox.address import MailboxCredentials, read_address
from hivedesk.mailbox.mailbox import open_mailbox
from hivedesk.mailbox.problems import MailboxProblem
try:
    print(open_mailbox(read_address(sys.argv[1]), MailboxCredentials("sam", "otter")).fetch(sys.argv[2], 100))
except MailboxProblem as problem:
    print(type(problem).__name__)
"""
NAME = f"{'ab' * 16}/{'01' * 16}.hive"


class _Server(ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        pass  # clients hang up on purpose


def certified(folder: Path, host: str, days: int) -> tuple[Path, Path]:
    """An authority made up for the test, and a key with a certificate of it for ``host`` that ends in ``days``."""
    now = datetime.now(UTC)
    authority, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    names = {whose: x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, whose)]) for whose in ("Test", "server")}

    def start(subject: str, public) -> x509.CertificateBuilder:
        begun = x509.CertificateBuilder().subject_name(names[subject]).issuer_name(names["Test"]).public_key(public)
        return begun.serial_number(x509.random_serial_number()).not_valid_before(now - timedelta(days=30))

    root = start("Test", authority.public_key()).not_valid_after(now + timedelta(days=30))
    root = root.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    leaf = start("server", key.public_key()).not_valid_after(now + timedelta(days=days))
    leaf = leaf.add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(host))]), critical=False)
    pem = serialization.Encoding.PEM
    trusted, chain = folder / "authority.pem", folder / "server.pem"
    trusted.write_bytes(root.sign(authority, hashes.SHA256()).public_bytes(pem))
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    chain.write_bytes(leaf.sign(authority, hashes.SHA256()).public_bytes(pem) + secret)
    return trusted, chain


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the authorities cannot be named for one process")
@pytest.mark.parametrize(
    ("host", "days", "known", "answer"),
    [
        ("127.0.0.1", 1, True, "b'sealed'"),
        ("127.0.0.1", 1, False, "CertificateNotTrusted"),
        ("127.0.0.2", 1, True, "CertificateNotTrusted"),
        ("127.0.0.1", -1, True, "CertificateNotTrusted"),
    ],
    ids=["trusted", "unknown authority", "another server's", "expired"],
)
def test_certificates_are_verified(tmp_path, host, days, known, answer):
    trusted, chain = certified(tmp_path, host, days)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain)
    server = _Server(("127.0.0.1", 0), Handler)
    server.told = lambda handler, _body: handler.answer(200, {}, b"sealed")
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    environment = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    environment.pop("SSL_CERT_DIR", None)
    if known:
        environment["SSL_CERT_FILE"] = str(trusted)
    try:
        address = f"https://127.0.0.1:{server.server_port}/dav"
        command = [sys.executable, "-c", ASKING, address, NAME]
        run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    assert run.stdout.strip() == answer, run.stderr[-500:]
