"""Mailbox addresses as people type them and as service cards carry them, and the credentials that are kept apart.

Read strictly, from a few plain forms, and without a library that guesses. No address holds a user, a password or a
signed link: addresses are shown, printed and sent, and those belong in the vault.
"""

import re
from dataclasses import dataclass
from enum import Enum

from hivedesk.foundation.errors import HiveDeskError

LONGEST = 1000  # characters

_URL = re.compile(r"(?P<scheme>[a-z][a-z0-9+]*)://(?P<server>[^/?#]*)(?P<path>[^?#]*)(?P<query>\?[^#]*)?(?P<rest>#.*)?")
_SERVER = re.compile(r"(?P<host>[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(?::(?P<port>[0-9]{1,5}))?")
_LOOPBACK = re.compile(r"localhost|127(?:\.[0-9]{1,3}){3}|\[::1\]")
_ACCOUNT = re.compile(r"[a-z0-9]{3,24}")
_CONTAINER = re.compile(r"(?=.{3,63}$)[a-z0-9]+(?:-[a-z0-9]+)*")
_BUCKET = re.compile(r"(?=.{3,63}$)[a-z0-9]+(?:[.-][a-z0-9]+)*")
_PREFIX = re.compile(r"[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)*")
_REGION = re.compile(r"[a-z0-9-]{2,40}")
_WINDOWS_PATH = re.compile(r"[A-Za-z]:[\\/]|\\\\[^\\/?.]")
_KEEPS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/%")


class AddressRefused(HiveDeskError):
    """What was typed is no mailbox address; says what to type instead, and repeats nothing of it."""


class Kind(Enum):
    """What stands behind an address."""

    FOLDER = "folder"
    WEBDAV = "webdav"
    AZURE = "azblob"
    S3 = "s3"


@dataclass(frozen=True)
class MailboxAddress:
    """Where a mailbox is.

    A folder has ``folder``. WebDAV has ``endpoint``, the whole address of its folder. Azure has ``account``,
    ``container``, S3 has ``container`` (the bucket) and ``region``; both may have ``prefix``, and ``endpoint`` where
    the service is not the provider's own.
    """

    kind: Kind
    folder: str = ""
    endpoint: str = ""
    account: str = ""
    container: str = ""
    prefix: str = ""
    region: str = ""

    def __str__(self) -> str:
        """The address as it is shown and sent; `read_address` reads it back."""
        if self.kind is Kind.FOLDER:
            return self.folder
        if self.kind is Kind.WEBDAV:
            return self.endpoint if self.endpoint.startswith("https:") else f"webdav+{self.endpoint}"
        path = "/".join(part for part in (self.account, self.container, self.prefix) if part)
        options = [f"{name}={value}" for name, value in self._options() if value]
        return f"{self.kind.value}://{path}" + (f"?{'&'.join(options)}" if options else "")

    def _options(self) -> tuple[tuple[str, str], ...]:
        return (("region", self.region), ("endpoint", self.endpoint))


@dataclass(frozen=True, repr=False)
class MailboxCredentials:
    """What opens a mailbox; kept in the vault. For Azure ``secret`` is the account key or a SAS token; ``user`` is
    the user name of WebDAV or the access key id of S3. A folder needs neither."""

    user: str = ""
    secret: str = ""

    def __repr__(self) -> str:
        return "MailboxCredentials(…)"


def read_address(text: str) -> MailboxAddress:
    """Read an address as typed: a folder, ``https://…`` (WebDAV), ``azblob://…`` or ``s3://…``.

    Raises:
        AddressRefused: it is none of these, it is not encrypted on its way, or it holds a password.
    """
    text = text.strip()
    if not text:
        raise AddressRefused("The mailbox address is empty.", _FORMS)
    if len(text) > LONGEST or not text.isprintable():
        raise AddressRefused("The mailbox address is too long or holds characters that cannot be typed.", _FORMS)
    if _WINDOWS_PATH.match(text) or text.startswith("/"):
        return _folder(text)
    scheme, separator, rest = text.partition("://")
    url = _URL.fullmatch(scheme.lower() + separator + rest)
    if url is None:
        raise AddressRefused("HiveDesk does not understand the mailbox address.", _FORMS)
    _refuse_secrets(url)
    reader = _READERS.get(url["scheme"])
    if reader is None:
        raise AddressRefused("HiveDesk knows no mailbox whose address begins like that.", _FORMS)
    return reader(url)


def decoded(path: str) -> str:
    """A path without its percent-encoding.

    Raises:
        UnicodeDecodeError: it is not UTF-8.
    """
    return re.sub(rb"%([0-9A-Fa-f]{2})", lambda match: bytes.fromhex(match[1].decode()), path.encode()).decode()


_FORMS = (
    "Type a folder, such as C:\\Users\\Sam\\OneDrive\\HiveDesk, or the web address of the mailbox, which begins with "
    "https://, azblob:// or s3://. It stands on the service's card."
)


def _refuse_secrets(url: re.Match[str]) -> None:
    if "@" in url["server"]:
        raise AddressRefused(
            "The mailbox address holds a user name or password.",
            "Type it without what stands before the @, and enter the user name and password in their own fields. If "
            "others have seen this address, ask for a new password.",
        )
    names = {pair.partition("=")[0].lower() for pair in (url["query"] or "")[1:].split("&")}
    if names & {"sig", "se", "sp", "sv", "token", "password", "key", "secret"} or any(
        "x-amz" in name for name in names
    ):
        raise AddressRefused(
            "The mailbox address holds a signed link, which works as a password.",
            "Type it without what begins at the ?, and enter that part as the key in its own field. If others have "
            "seen this address, ask for a new link.",
        )


def _folder(path: str) -> MailboxAddress:
    parts = re.split(r"[\\/]", path)
    if ".." in parts or "." in parts:
        raise AddressRefused("The folder is written with dots in between.", "Choose the folder itself with Browse.")
    return MailboxAddress(Kind.FOLDER, folder=path)


def _file_url(url: re.Match[str]) -> MailboxAddress:
    try:
        path = decoded(url["path"])
    except UnicodeDecodeError:
        path = ""
    if url["server"].lower() not in ("", "localhost") or url["query"] or url["rest"] or not path.isprintable():
        raise AddressRefused("HiveDesk does not understand that folder.", "Choose the folder with Browse.")
    without_slash = path[1:] if _WINDOWS_PATH.match(path[1:]) else path
    if not without_slash.startswith("/") and not _WINDOWS_PATH.match(without_slash):
        raise AddressRefused("HiveDesk does not understand that folder.", "Choose the folder with Browse.")
    return _folder(without_slash)


def _webdav(url: re.Match[str]) -> MailboxAddress:
    if url["query"] or url["rest"]:
        raise AddressRefused(
            "The mailbox address goes on with a ? or a #.", "Type it only up to there: a server and its folder."
        )
    scheme = "http" if url["scheme"].endswith("http") else "https"
    server, loopback = _server(url["server"])
    if scheme == "http" and not loopback:
        raise AddressRefused(*_NOT_ENCRYPTED)
    if server.endswith((".blob.core.windows.net", ".blob.storage.azure.net")):
        raise AddressRefused(
            "This is the web address of an Azure container.", "Type it as azblob://account/container instead."
        )
    return MailboxAddress(Kind.WEBDAV, endpoint=f"{scheme}://{server}{_web_path(url['path'])}")


def _refuse_plain_http(url: re.Match[str]) -> MailboxAddress:
    raise AddressRefused(*_NOT_ENCRYPTED)


def _azure(url: re.Match[str]) -> MailboxAddress:
    container, _, prefix = url["path"].strip("/").partition("/")
    options = _options(url, {"endpoint"})
    if not _ACCOUNT.fullmatch(url["server"]) or not _CONTAINER.fullmatch(container):
        raise AddressRefused(
            "The Azure address does not name an account and a container.",
            "Type azblob://account/container, in small letters, with the names that stand on the service's card.",
        )
    return MailboxAddress(
        Kind.AZURE,
        account=url["server"],
        container=container,
        prefix=_prefix(prefix),
        endpoint=_endpoint(options.get("endpoint", "")),
    )


def _s3(url: re.Match[str]) -> MailboxAddress:
    options = _options(url, {"endpoint", "region"})
    region, endpoint = options.get("region", ""), _endpoint(options.get("endpoint", ""))
    if not _BUCKET.fullmatch(url["server"]):
        raise AddressRefused(
            "The S3 address does not name a bucket.", "Type s3://bucket?region=eu-west-2, with the names on the card."
        )
    if (region or not endpoint) and not _REGION.fullmatch(region):
        raise AddressRefused(
            "The S3 address does not say its region.", "Add it at the end, for example ?region=eu-west-2 for London."
        )
    return MailboxAddress(
        Kind.S3, container=url["server"], prefix=_prefix(url["path"].strip("/")), region=region, endpoint=endpoint
    )


_READERS = {
    "file": _file_url,
    "https": _webdav,
    "webdavs": _webdav,
    "webdav+http": _webdav,
    "http": _refuse_plain_http,
    "webdav": _refuse_plain_http,
    "azblob": _azure,
    "s3": _s3,
}

_NOT_ENCRYPTED = (
    "That address is not encrypted on its way, so others could read the password of the mailbox.",
    "Type https:// instead. If the mailbox has no such address, ask whoever looks after it.",
)


def _server(text: str) -> tuple[str, bool]:
    """The server in small letters, and whether it is this laptop itself."""
    match = _SERVER.fullmatch(text.lower())
    if match is None or ".." in match["host"] or int(match["port"] or 1) not in range(1, 65536):
        raise AddressRefused(
            "The name of the server in the mailbox address is not one.",
            "Type it as it stands on the service's card, for example https://mailbox.example.gov.uk/hives.",
        )
    return match[0], _LOOPBACK.fullmatch(match["host"]) is not None


def _web_path(path: str) -> str:
    """The path with spaces and the like percent-encoded, without a slash at its end."""
    if any(part in (".", "..") for part in _decoded_parts(path)) or "\\" in path:
        raise AddressRefused(
            "The folder in the mailbox address is written with dots or backslashes.", "Type it as it is on the card."
        )
    encoded = "".join(char if char in _KEEPS else "".join(f"%{byte:02X}" for byte in char.encode()) for char in path)
    return encoded.rstrip("/")


def _decoded_parts(path: str) -> list[str]:
    try:
        return decoded(path).split("/")
    except UnicodeDecodeError:
        return [".."]  # refused like these


def _prefix(text: str) -> str:
    parts = text.split("/")
    if text and (not _PREFIX.fullmatch(text) or "." in parts or ".." in parts):
        raise AddressRefused(
            "The folder in the mailbox address may hold only letters, digits, dots and dashes.",
            "Type it as it stands on the service's card.",
        )
    return text


def _options(url: re.Match[str], known: set[str]) -> dict[str, str]:
    pairs = [pair.partition("=") for pair in (url["query"] or "")[1:].split("&") if pair]
    options = {name: value for name, _, value in pairs}
    if url["rest"] or len(options) != len(pairs) or not options.keys() <= known:
        raise AddressRefused(
            "HiveDesk does not understand the end of the mailbox address.",
            f"After the ? it may only say {' and '.join(sorted(known))}.",
        )
    return options


def _endpoint(text: str) -> str:
    """The web address of a service that is not the provider's own: encrypted, or on this laptop."""
    if not text:
        return ""
    url = _URL.fullmatch(text)
    if url is None or url["scheme"] not in ("http", "https") or url["query"] or url["rest"]:
        raise AddressRefused(
            "The endpoint in the mailbox address is not a web address.", "It begins with https:// and has no ?."
        )
    _refuse_secrets(url)
    server, loopback = _server(url["server"])
    if url["scheme"] == "http" and not loopback:
        raise AddressRefused(*_NOT_ENCRYPTED)
    return f"{url['scheme']}://{server}{_web_path(url['path'])}"
