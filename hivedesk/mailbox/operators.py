"""From an address and its credentials to what OpenDAL works with.

What OpenDAL 0.47 does on its own (measured):

- Certificates are always verified, against the laptop's own list of authorities; there is no way to switch that off.
- A proxy named in ``HTTPS_PROXY`` or ``HTTP_PROXY`` is used.
- It follows redirects of GET and DELETE, up to ten, to other servers too, where it sends no user, password or key;
  there is no way to switch that off. What comes back is as untrusted as anything from the mailbox. Uploads, and
  WebDAV's own questions (PROPFIND, MKCOL, MOVE), are never redirected.
- It reads listings and refusals whole before it hands on a byte, so that only `Limits.answer` bounds them; packages
  come piece by piece.
- Keys are taken from here only, never from this laptop's environment or the configuration of other programmes.
"""

import re

from opendal import AsyncOperator

from hivedesk.mailbox.address import Kind, MailboxAddress, MailboxCredentials, decoded
from hivedesk.mailbox.object_store import ObjectStore
from hivedesk.mailbox.problems import MailboxProblem, WrongCredentials
from hivedesk.mailbox.retrying import Limits
from hivedesk.mailbox.translating import RAISED, problem_of
from hivedesk.mailbox.webdav import WebdavFolder


def remote_place(address: MailboxAddress, credentials: MailboxCredentials, limits: Limits) -> ObjectStore:
    """The place behind an address that is no folder. Nothing is asked of the network yet.

    Raises:
        WrongCredentials: the key is missing, or cannot be one.
    """
    if address.kind is Kind.WEBDAV:
        return _webdav(address, credentials, limits)
    if not credentials.secret or (address.kind is Kind.S3 and not credentials.user):
        raise WrongCredentials
    options = _azure(address, credentials) if address.kind is Kind.AZURE else _s3(address, credentials)
    return ObjectStore(_operator(address.kind.value, root=f"/{address.prefix}", **options), limits)


def _webdav(address: MailboxAddress, credentials: MailboxCredentials, limits: Limits) -> WebdavFolder:
    # the folder's path belongs to the endpoint: OpenDAL makes whatever is missing below it, and only boxes are ours
    match = re.fullmatch(r"(https?://[^/]+)(/.*)?", address.endpoint)
    assert match is not None, "read_address wrote it"
    user = {"username": credentials.user, "password": credentials.secret} if credentials.user else {}
    base = decoded(match[2]).rstrip("/") + "/" if match[2] else ""
    return WebdavFolder(
        _operator("webdav", endpoint=address.endpoint, **user),
        _operator("webdav", endpoint=match[1], **user),
        base,
        limits,
    )


def _azure(address: MailboxAddress, credentials: MailboxCredentials) -> dict[str, str]:
    signed_link = "sig=" in credentials.secret
    key = {"sas_token": credentials.secret.lstrip("?")} if signed_link else {"account_key": credentials.secret}
    endpoint = address.endpoint or f"https://{address.account}.blob.core.windows.net"
    return {"endpoint": endpoint, "account_name": address.account, "container": address.container, **key}


def _s3(address: MailboxAddress, credentials: MailboxCredentials) -> dict[str, str]:
    return {
        "bucket": address.container,
        "region": address.region or "us-east-1",  # what services of other makers go by
        "endpoint": address.endpoint or f"https://s3.{address.region}.amazonaws.com",
        "access_key_id": credentials.user,
        "secret_access_key": credentials.secret,
        "disable_config_load": "true",
        "disable_ec2_metadata": "true",
    }


def _operator(scheme: str, **options: str) -> AsyncOperator:
    problem: MailboxProblem | None = None
    try:
        return AsyncOperator(scheme, **options)
    except RAISED as error:
        problem = problem_of(error)
    raise problem
