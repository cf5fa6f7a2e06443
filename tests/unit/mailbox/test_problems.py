"""What is told when something goes wrong: plain, complete, and from OpenDAL's text nothing."""

import pytest
from opendal import exceptions

from hivedesk.mailbox import problems, translating
from hivedesk.mailbox.problems import MailboxProblem
from hivedesk.mailbox.translating import RAISED, problem_of

ALL = sorted(
    {kind for kind in vars(problems).values() if isinstance(kind, type) and issubclass(kind, MailboxProblem)},
    key=lambda kind: kind.__name__,
)
SECRET = "https://sam:otter@mail.example/dav sig=otter"


@pytest.mark.parametrize("kind", ALL)
def test_each_says_what_happened_and_what_to_do(kind):
    problem = kind()
    assert problem.message.endswith(".")
    assert problem.advice.endswith(".")
    assert isinstance(problem.passes, bool)
    for jargon in ("HTTP", "WebDAV", "error", "status", "server certificate", "timeout", "DNS", "TLS", "exception"):
        assert jargon not in str(problem)
    if problem.passes:
        assert "Nothing is lost" in problem.message
    told = problem.during("The test file could not be written.")
    assert type(told) is kind
    assert told.message.startswith("The test file could not be written. ")
    assert told.advice == problem.advice
    assert problem.message == kind().message


def test_everything_that_opendal_raises_is_known():
    kinds = {kind for kind in vars(exceptions).values() if isinstance(kind, type)}
    assert kinds <= set(RAISED)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("send http request: dns error: failed to lookup address", problems.ServerNotFound),
        ("client error (Connect): tcp connect error: Connection refused (os error 111)", problems.ServerRefused),
        ("client error (Connect): tcp connect error: (os error 10061)", problems.ServerRefused),
        ("client error (Connect): invalid peer certificate: UnknownIssuer", problems.CertificateNotTrusted),
        ("client error (Connect): received corrupt message of type InvalidContentType", problems.NotAMailbox),
        ("client error (Connect): network is unreachable", problems.Offline),
        ("Unexpected (temporary) at read => connection closed before message completed", problems.BrokenOff),
        ("io operation timeout reached", problems.NoAnswer),
        ("anything else", problems.NotAMailbox),
        ("response: Parts { status: 401, version: HTTP/1.1 }", problems.WrongCredentials),
        ("response: Parts { status: 403, version: HTTP/1.1 }", problems.NotAllowed),
        ("response: Parts { status: 405, version: HTTP/1.1 }", problems.NotAllowed),
        ("response: Parts { status: 404, version: HTTP/1.1 }", problems.NoSuchPlace),
        ("response: Parts { status: 413, version: HTTP/1.1 }", problems.NotTaken),
        ("response: Parts { status: 429, version: HTTP/1.1 }", problems.Busy),
        ("response: Parts { status: 503, version: HTTP/1.1 }", problems.Busy),
        ("response: Parts { status: 507, version: HTTP/1.1 }", problems.MailboxFull),
        ("response: Parts { status: 302, version: HTTP/1.1 }", problems.NotAMailbox),
        ('status: 403, version: AzblobError { code: "AuthenticationFailed" }', problems.WrongCredentials),
        ('S3Error { code: "SignatureDoesNotMatch" }', problems.WrongCredentials),
        ('AzblobError { code: "BlobAlreadyExists" }', translating.Exists),
    ],
)
def test_the_cause_is_found_and_the_text_is_not_kept(text, kind):
    for raised in (exceptions.Unexpected, OSError):
        problem = problem_of(raised(f"{text} {SECRET}"))
        assert type(problem) is kind
        assert "otter" not in f"{problem} {problem!r} {vars(problem)}"


@pytest.mark.parametrize(
    ("raised", "kind"),
    [
        (exceptions.ConfigInvalid, problems.WrongCredentials),
        (exceptions.ConditionNotMatch, translating.Exists),
        (exceptions.AlreadyExists, translating.Exists),
        (exceptions.NotFound, problems.NoSuchPlace),
    ],
)
def test_classes_that_say_enough(raised, kind):
    assert type(problem_of(raised(SECRET))) is kind
