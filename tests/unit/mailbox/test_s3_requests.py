"""What goes out to S3, seen by a server that only notes it down: no S3 server light enough for the suite exists.

Tried once by hand against moto 5.2 (put-if-absent from six threads, the same package again, another one, listing,
fetching, removing, Test connection, no such bucket): all as the other mailboxes are tested here.
"""

import pytest

from hivedesk.mailbox.address import MailboxCredentials, read_address
from hivedesk.mailbox.mailbox import open_mailbox
from hivedesk.mailbox.problems import NameTaken, NoSuchPlace, WrongCredentials
from hivedesk.mailbox.retrying import Limits
from tests.unit.mailbox.faulty_proxy import listening

BOX = "ab" * 16
NAME = f"{BOX}/{'01' * 16}.hive"


class Noting:
    """Notes every call and gives the answers it was given, one after the other."""

    def __init__(self, *answers: tuple[int, bytes]) -> None:
        self.answers = list(answers)
        self.calls: list[tuple[str, str, dict[str, str]]] = []

    def __call__(self, handler, _body) -> None:
        self.calls.append((handler.command, handler.path, {k.lower(): v for k, v in handler.headers.items()}))
        status, content = self.answers.pop(0)
        handler.answer(status, {"ETag": '"x"', "Content-Type": "application/xml"}, content)


def error(code: str) -> bytes:
    return f"<Error><Code>{code}</Code><Message>sam</Message><Resource/><RequestId/></Error>".encode()


@pytest.fixture
def ask():
    def asked(noting, act):
        with listening(noting) as port:
            address = read_address(f"s3://county-hives/north?region=eu-west-2&endpoint=http://127.0.0.1:{port}")
            return act(open_mailbox(address, MailboxCredentials("KEYID", "otter"), Limits(5, 5)))

    return asked


def test_a_package_is_put_only_where_none_is_and_signed(ask, monkeypatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "SOMEBODY")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "ELSE")
    noting = Noting((200, b""))
    assert ask(noting, lambda mailbox: mailbox.put(NAME, b"sealed")) is True
    [(method, path, headers)] = noting.calls
    assert (method, path) == ("PUT", f"/county-hives/north/{NAME}")
    assert headers["if-none-match"] == "*"
    assert "Credential=KEYID/" in headers["authorization"]
    assert "/eu-west-2/s3/" in headers["authorization"]
    assert "otter" not in str(headers)


def test_what_is_there_already_is_compared(ask):
    for there, expected in ((b"sealed", False), (b"other!", NameTaken)):
        noting = Noting((412, error("PreconditionFailed")), (200, there))

        def act(mailbox, expected=expected):
            if expected is False:
                assert mailbox.put(NAME, b"sealed") is False
            else:
                with pytest.raises(expected):
                    mailbox.put(NAME, b"sealed")

        ask(noting, act)
        assert [method for method, _, _ in noting.calls] == ["PUT", "GET"]


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (403, "SignatureDoesNotMatch", WrongCredentials),
        (403, "InvalidAccessKeyId", WrongCredentials),
        (404, "NoSuchBucket", NoSuchPlace),
    ],
)
def test_refusals_are_told_apart(ask, status, code, kind):
    for act in (lambda mailbox: mailbox.put(NAME, b"x"), lambda mailbox: mailbox.names(BOX)):
        with pytest.raises(kind):
            ask(Noting((status, error(code))), act)
