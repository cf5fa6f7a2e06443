"""From what OpenDAL raises to a problem in plain words.

OpenDAL 0.47 has few classes of error and puts the rest into the text: the status of the answer, the reason why there
was none. The text also quotes the address and what the server said, so it is only looked through here, never kept. A
server that writes such words into its answer can choose which of our sentences is shown, and nothing more.
"""

import re

from opendal import exceptions

from hivedesk.mailbox import problems
from hivedesk.mailbox.problems import MailboxProblem


class Exists(MailboxProblem):
    """The name is there already: not shown, `create` answers False."""


RAISED = (
    exceptions.Error,
    exceptions.Unexpected,
    exceptions.Unsupported,
    exceptions.ConfigInvalid,
    exceptions.NotFound,
    exceptions.PermissionDenied,
    exceptions.IsADirectory,
    exceptions.NotADirectory,
    exceptions.AlreadyExists,
    exceptions.IsSameFile,
    exceptions.ConditionNotMatch,
    exceptions.RateLimited,
    exceptions.RangeNotSatisfied,
    exceptions.Conflict,
    OSError,  # from open files
)

_STATUS = re.compile(r"response: Parts \{ status: ([1-5][0-9]{2}), version: ")
_WRONG_KEY = re.compile(
    r'"(?:AuthenticationFailed|InvalidAccessKeyId|SignatureDoesNotMatch|InvalidAuthenticationInfo|RequestTimeTooSkewed)"'
    r"|Server failed to authenticate the request|failed to load signing credential"
)
_OF_STATUS: dict[int, type[MailboxProblem]] = {
    401: problems.WrongCredentials,
    403: problems.NotAllowed,
    404: problems.NoSuchPlace,
    405: problems.NotAllowed,
    407: problems.Offline,
    408: problems.NoAnswer,
    409: problems.NoSuchPlace,
    410: problems.NoSuchPlace,
    412: Exists,
    413: problems.NotTaken,
    423: problems.Busy,
    425: problems.Busy,
    429: problems.Busy,
    507: problems.MailboxFull,
    509: problems.Busy,
}
_OF_WORDS: tuple[tuple[str, type[MailboxProblem]], ...] = (
    ("invalid peer certificate", problems.CertificateNotTrusted),
    ("dns error", problems.ServerNotFound),
    ("tunnel error", problems.Offline),
    ("received corrupt message", problems.NotAMailbox),
    ("received fatal alert", problems.CertificateNotTrusted),
    ("too many redirects", problems.NotAMailbox),
    ("Connection refused", problems.ServerRefused),
    ("os error 10061", problems.ServerRefused),  # Windows says it in the laptop's language
    ("client error (Connect)", problems.Offline),
    ("timeout reached", problems.NoAnswer),
    ("does not contain file content length", problems.NotAMailbox),
    ("deserialize", problems.NotAMailbox),
    ("(temporary)", problems.BrokenOff),
)


def problem_of(error: BaseException) -> MailboxProblem:
    """The problem behind one of `RAISED`."""
    text = str(error)
    if _WRONG_KEY.search(text):
        return problems.WrongCredentials()
    if isinstance(error, exceptions.ConditionNotMatch | exceptions.AlreadyExists) or '"BlobAlreadyExists"' in text:
        return Exists()
    statuses = _STATUS.findall(text)
    if statuses:
        return _of_status(int(statuses[-1]))()
    if isinstance(error, exceptions.ConfigInvalid):
        return problems.WrongCredentials()  # no answer of a server's, so a key that cannot be one
    if isinstance(error, exceptions.NotFound):
        return problems.NoSuchPlace()
    return next((kind() for words, kind in _OF_WORDS if words in text), problems.NotAMailbox())


def _of_status(status: int) -> type[MailboxProblem]:
    return _OF_STATUS.get(status, problems.Busy if status >= 500 else problems.NotAMailbox)
