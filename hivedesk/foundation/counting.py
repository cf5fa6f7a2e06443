"""A number with its noun, as it is said."""


def number_of(number: int, one: str, more: str = "") -> str:
    """``1 night``, ``2 nights``, ``1,200 nights``; ``more`` where the plural is not made with an s."""
    return f"{number:,} {one if number == 1 else more or f'{one}s'}"
