"""Where this desk's mailbox is, and what opens it: kept within the vault, among its keys."""

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hivedesk.casework.desk import Desk
from hivedesk.domain.acts import ActKind
from hivedesk.domain.hive import VaultRole
from hivedesk.foundation.errors import RuleRefused
from hivedesk.store.secrets import find_secret, forget_secret, keep_secret

if TYPE_CHECKING:
    from hivedesk.mailbox.mailbox import Mailbox

_MAILBOX = "mailbox"


@dataclass(frozen=True)
class MailboxSettings:
    """As they are entered; the text form does not show the password."""

    address: str = ""
    user: str = ""
    secret: str = field(default="", repr=False)
    tested: bool = False  # it worked when it was kept


def mailbox_settings(desk: Desk) -> MailboxSettings:
    """The mailbox of this desk; an empty address where none is set."""
    content = find_secret(desk.store, _MAILBOX)
    if content is None:
        return MailboxSettings()
    raw = json.loads(content)
    return MailboxSettings(raw["address"], raw["user"], raw["secret"], raw.get("tested", False))


def open_settings(settings: MailboxSettings) -> "Mailbox":
    """The mailbox of these settings; nothing is asked of it yet.

    Raises:
        HiveDeskError: the address cannot be one.
    """
    # the network library: when first asked for, for start-up time
    from hivedesk.mailbox.address import MailboxCredentials, read_address
    from hivedesk.mailbox.mailbox import open_mailbox

    return open_mailbox(read_address(settings.address), MailboxCredentials(settings.user, settings.secret))


def set_mailbox(desk: Desk, settings: MailboxSettings) -> None:
    """Keep the mailbox of this desk; with an empty address, forget it.

    Raises:
        HiveDeskError: the address cannot be one.
    """
    if settings.address.strip():
        open_settings(settings)
    with desk.act(ActKind.SET_MAILBOX):
        if settings.address.strip():
            keep_secret(desk.store, _MAILBOX, json.dumps(vars(settings), ensure_ascii=False).encode())
        else:
            forget_secret(desk.store, _MAILBOX)


def mailbox_of(desk: Desk) -> "Mailbox":
    """The mailbox of this desk.

    Raises:
        RuleRefused: none is set.
    """
    settings = mailbox_settings(desk)
    if not settings.address:
        told = "; the fostering service tells it" if desk.role is VaultRole.HIVE else ""
        raise RuleRefused("No mailbox is set yet.", f"Enter its address under Mailbox{told}.")
    return open_settings(settings)
