"""Hiding a size: what is sealed is first made as long as many others are (Padmé; Nikitin and others, PETS 2019)."""

from hivedesk.crypto.strict_json import Unreadable

_SMALLEST = 1024  # bytes: everything small looks the same
_LENGTH = 4  # bytes, big-endian: how long the content is


def padded(content: bytes) -> bytes:
    """The content behind its length, filled up with zeros: at most 12 % longer, beyond the smallest size."""
    return (len(content).to_bytes(_LENGTH) + content).ljust(padded_size(_LENGTH + len(content)), b"\0")


def unpadded(block: bytes) -> bytes:
    """What `padded` was given.

    Raises:
        Unreadable: the length does not fit, or the filling is not all zeros.
    """
    size = int.from_bytes(block[:_LENGTH])
    content, filling = block[_LENGTH : _LENGTH + size], block[_LENGTH + size :]
    if len(content) != size or len(block) != padded_size(_LENGTH + size) or filling.strip(b"\0"):
        raise Unreadable("padding")
    return content


def padded_size(size: int) -> int:
    """The size in steps: the last bits are rounded up, so that only the leading ones of the size can be told."""
    if size <= _SMALLEST:
        return _SMALLEST
    exponent = size.bit_length() - 1
    last_bits = exponent - exponent.bit_length()
    mask = (1 << last_bits) - 1
    return (size + mask) & ~mask
