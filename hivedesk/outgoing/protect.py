"""AES-256 on saved documents (PDF 2.0, revision 6), and passwords for them. Imports pikepdf: import it late.

reportlab's own encryption is RC4 or a revision that other readers cannot open; it is never used.
"""

import secrets
from io import BytesIO

import pikepdf

from hivedesk.foundation.errors import RuleRefused

SHORTEST_PASSWORD = 8
_LETTERS = "abcdefghjkmnpqrstuwxyz23456789"  # no 0 and o, 1 and i and l, v beside u and w
_GROUPS, _IN_GROUP = 4, 4


def make_password() -> str:
    """A new password in four groups, as ``k7pq-m3xd-9tfa-w2hn``: 78 bits, easy to read aloud, shown once."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_IN_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


def protect(pdf: bytes, password: str) -> bytes:
    """The document, readable with the password alone, in any current PDF reader.

    Raises:
        RuleRefused: the password is too short.
    """
    if len(password) < SHORTEST_PASSWORD:
        raise RuleRefused(
            f"The password is shorter than {SHORTEST_PASSWORD} characters. Nothing was saved.",
            "Take the one that HiveDesk suggests, or a longer one.",
        )
    buffer = BytesIO()
    # The owner's password is thrown away: nobody can lift the protection without knowing the reader's.
    owner = secrets.token_urlsafe(32)
    with pikepdf.open(BytesIO(pdf)) as document:
        document.save(
            buffer,
            encryption=pikepdf.Encryption(user=password, owner=owner, R=6, aes=True, metadata=True),
            force_version="2.0",
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return buffer.getvalue()


def is_protected(pdf: bytes) -> bool:
    """Whether the document asks for a password before it shows anything."""
    try:
        with pikepdf.open(BytesIO(pdf)):
            return False
    except pikepdf.PasswordError:
        return True
