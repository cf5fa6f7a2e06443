"""A mailbox is trusted with nothing: servers that lie, never end, or are something else altogether."""

import json
from contextlib import contextmanager, suppress

import pytest

from hivedesk.mailbox import object_store
from hivedesk.mailbox.address import MailboxCredentials, read_address
from hivedesk.mailbox.mailbox import Listed, open_mailbox
from hivedesk.mailbox.problems import (
    MailboxProblem,
    NameTaken,
    NoAnswer,
    NotAMailbox,
    ServerRefused,
    TooLarge,
    WrongCredentials,
)
from hivedesk.mailbox.retrying import Limits
from tests.unit.mailbox.faulty_proxy import listening

BOX = "ab" * 16
NAME = f"{BOX}/{'01' * 16}.hive"
SAM = MailboxCredentials("sam", "otter")
PAGE = "<!DOCTYPE html><html><head><title>Hotel</title></head><body><br>Please sign in</body></html>"


@contextmanager
def mailbox_at(told, limits=None):
    with listening(told) as port:
        yield open_mailbox(read_address(f"webdav+http://127.0.0.1:{port}/dav"), SAM, limits or Limits(5, 5))


def multistatus(*entries: tuple[str, object]) -> bytes:
    """An answer to PROPFIND with these paths and sizes; no size makes a folder."""
    return (
        '<?xml version="1.0"?><D:multistatus xmlns:D="DAV:">'
        + "".join(
            f"<D:response><D:href>{path}</D:href><D:propstat><D:prop>"
            "<D:getlastmodified>Fri, 20 Nov 2026 09:00:00 GMT</D:getlastmodified>"
            + (
                "<D:resourcetype><D:collection/></D:resourcetype>"
                if size is None
                else f"<D:resourcetype/><D:getcontentlength>{size}</D:getcontentlength>"
            )
            + "</D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>"
            for path, size in entries
        )
        + "</D:multistatus>"
    ).encode()


def endless(handler, _body):
    handler.send_response_only(200)
    handler.send_header("Content-Length", str(10**12))
    handler.end_headers()
    with suppress(OSError):
        while True:
            handler.wfile.write(b"x" * 65536)


def test_an_endless_package_ends_at_what_is_taken():
    with mailbox_at(endless) as mailbox, pytest.raises(TooLarge):
        mailbox.fetch(NAME, 1_000_000)


def test_an_endless_package_without_a_size_is_not_taken():
    def told(handler, _body):
        handler.send_response_only(200)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        with suppress(OSError):
            while True:
                handler.wfile.write(b"10000\r\n" + b"x" * 65536 + b"\r\n")

    with mailbox_at(told) as mailbox, pytest.raises(NotAMailbox):
        mailbox.fetch(NAME, 1_000_000)


def test_a_package_that_trickles_ends_in_time():
    def told(handler, _body):
        handler.send_response_only(200)
        handler.send_header("Content-Length", "1000000")
        handler.end_headers()
        with suppress(OSError):
            while True:
                handler.wfile.write(b"x")
                handler.wfile.flush()

    with mailbox_at(told, Limits(answer=0.3, silence=5, slowest=1e9)) as mailbox, pytest.raises(NoAnswer):
        mailbox.fetch(NAME, 10_000_000)


def test_a_size_that_is_too_small_does_not_shorten_the_limit():
    listing = multistatus((f"/dav/{BOX}/", None), (f"/dav/{NAME}", 3))

    def told(handler, _body):
        handler.answer(*((207, {}, listing) if handler.command == "PROPFIND" else (200, {}, b"x" * 5000)))

    with mailbox_at(told) as mailbox:
        assert mailbox.names(BOX) == [Listed(NAME, 3)]
        with pytest.raises(TooLarge):
            mailbox.fetch(NAME, 4999)


@pytest.mark.parametrize(
    "path",
    [
        f"/dav/{BOX}/../../etc/{'01' * 16}.hive",
        f"/dav/{BOX}/%2e%2e/{'01' * 16}.hive",
        f"/dav/{BOX}/sub/{'01' * 16}.hive",
        f"/dav/{BOX}/..%2f{'01' * 16}.hive",
        f"/dav/{BOX}/{'01' * 16}.hive%00",
        f"/dav/{BOX}/{'01' * 16}.hive%0a",
        f"/dav/{BOX}/{'01' * 16}.hive/",
        f"/dav/{'cd' * 16}/{'01' * 16}.hive",
        f"/else/{BOX}/{'01' * 16}.hive",
        f"http://evil.invalid/{BOX}/{'01' * 16}.hive",
        "/", "", "..", "%ff%fe", "x" * 5000,
    ],
)  # fmt: skip
def test_hostile_names_are_passed_over(path):
    listing = multistatus((f"/dav/{BOX}/", None), (path, 5), (f"/dav/{BOX}/{'02' * 16}.hive", 5))
    with mailbox_at(lambda handler, _body: handler.answer(207, {}, listing)) as mailbox:
        try:
            names = [listed.name for listed in mailbox.names(BOX)]
        except MailboxProblem:
            return
        assert names == [f"{BOX}/{'02' * 16}.hive"]


@pytest.mark.parametrize("size", ["-1", "99999999999999999999999", "many", ""])
def test_sizes_that_are_none(size):
    listing = multistatus((f"/dav/{BOX}/", None), (f"/dav/{NAME}", size))
    with mailbox_at(lambda handler, _body: handler.answer(207, {}, listing)) as mailbox, suppress(MailboxProblem):
        assert all(listed.size >= 0 for listed in mailbox.names(BOX))


def test_a_listing_twice_the_same_name_has_it_once():
    listing = multistatus((f"/dav/{BOX}/", None), (f"/dav/{NAME}", 5), (f"/dav/{NAME}", 6))
    with mailbox_at(lambda handler, _body: handler.answer(207, {}, listing)) as mailbox:
        assert [listed.name for listed in mailbox.names(BOX)] == [NAME]


def test_a_huge_listing_is_cut(monkeypatch):
    monkeypatch.setattr(object_store, "MOST_ENTRIES", 1000)
    listing = multistatus(*[(f"/dav/{BOX}/{number:032x}.hive", 1) for number in range(3000)])
    with mailbox_at(lambda handler, _body: handler.answer(207, {}, listing)) as mailbox:
        assert len(mailbox.names(BOX)) == 1000


def test_an_azure_listing_without_end_is_cut(monkeypatch):
    monkeypatch.setattr(object_store, "MOST_ENTRIES", 1000)
    pages = []

    def told(handler, _body):
        pages.append(handler.path)
        blobs = "".join(
            f"<Blob><Name>{BOX}/{len(pages):024x}{n:08x}.hive</Name><Properties>"
            "<Last-Modified>Fri, 20 Nov 2026 09:00:00 GMT</Last-Modified><Content-Length>5</Content-Length>"
            "</Properties></Blob>"
            for n in range(100)
        )
        answer = f"<EnumerationResults><Blobs>{blobs}</Blobs><NextMarker>more</NextMarker></EnumerationResults>"
        handler.answer(200, {}, answer.encode())

    with listening(told) as port:
        address = read_address(f"azblob://devstoreaccount1/hives?endpoint=http://127.0.0.1:{port}/devstoreaccount1")
        assert len(open_mailbox(address, MailboxCredentials(secret="AAAA"), Limits(5, 5)).names(BOX)) == 1000
    assert len(pages) <= 15


@pytest.mark.parametrize("status", [200, 201, 207, 302, 400, 404, 418, 501])
@pytest.mark.parametrize("content", [PAGE, "", "<a/>", json.dumps({"ok": True}), "<D:multistatus xmlns:D='DAV:'/>"])
def test_something_else_that_answers_is_no_mailbox(status, content):
    def told(handler, _body):
        handler.answer(status, {"Location": "/login", "Content-Type": "text/html"}, content.encode())

    with mailbox_at(told) as mailbox:
        for call in (lambda: mailbox.put(NAME, b"x"), lambda: mailbox.names(BOX), mailbox.test):
            with pytest.raises(MailboxProblem) as problem:
                call()
            assert "Please sign in" not in str(problem.value)


def test_a_server_that_forgets_is_told():
    """It says yes to everything and keeps nothing."""

    def told(handler, _body):
        folder = multistatus((handler.path, None))
        handler.answer(*((207, {}, folder) if handler.command == "PROPFIND" else (201, {}, b"")))

    with mailbox_at(told) as mailbox, pytest.raises(MailboxProblem):
        mailbox.test()


def test_a_redirect_carries_no_password_to_another_server():
    asked = []

    def other(handler, _body):
        asked.append((handler.command, handler.headers.get("Authorization")))
        handler.answer(200, {}, b"elsewhere")

    with listening(other) as port:
        location = {"Location": f"http://localhost:{port}/x"}
        with mailbox_at(lambda handler, _body: handler.answer(302, location, b"")) as mailbox:
            assert mailbox.fetch(NAME, 100) == b"elsewhere"  # as untrusted as anything from there
            for call in (lambda: mailbox.put(NAME, b"secret"), lambda: mailbox.names(BOX)):
                with pytest.raises(NotAMailbox):
                    call()
    assert asked == [("GET", None)]


def test_an_upload_is_not_redirected():
    asked = []

    def other(handler, _body):
        asked.append((handler.command, handler.headers.get("Authorization")))
        handler.answer(201, {}, b"")

    def told(handler, _body):
        if handler.command == "PROPFIND":
            handler.answer(
                *((207, {}, multistatus((handler.path, None))) if handler.path.endswith("/") else (404, {}, b""))
            )
        else:
            handler.answer(307, {"Location": f"http://localhost:{port}/x"}, b"")

    with listening(other) as port, mailbox_at(told) as mailbox, pytest.raises(MailboxProblem):
        mailbox.put(NAME, b"sealed")
    assert [command for command, _ in asked if command != "DELETE"] == []
    assert all(authorization is None for _, authorization in asked)


def test_nobody_listening_is_told():
    with listening(lambda handler, body: None) as port:
        pass
    with pytest.raises(ServerRefused):
        open_mailbox(read_address(f"webdav+http://127.0.0.1:{port}/dav"), SAM, Limits(5, 5)).names(BOX)


def test_what_never_was_a_key_is_told_before_the_network():
    azure = read_address("azblob://countyhives/hives")
    s3 = read_address("s3://county-hives?region=eu-west-2")
    for address, credentials in (
        (azure, MailboxCredentials()),
        (azure, MailboxCredentials(secret="no key!")),
        (s3, MailboxCredentials(secret="secret")),
        (s3, MailboxCredentials(user="user")),
    ):
        with pytest.raises(WrongCredentials):
            open_mailbox(address, credentials)


def test_what_is_there_and_cannot_be_fetched_is_in_the_way():
    def told(handler, _body):
        if handler.command == "PROPFIND":
            handler.answer(207, {}, multistatus((handler.path, 4)))
        else:
            handler.answer(404, {}, b"")

    with mailbox_at(told) as mailbox, pytest.raises(NameTaken):
        mailbox.put(NAME, b"seal")
