"""The exchange in a few words, for the screen and for the status line. Without Qt."""

from datetime import datetime

from hivedesk.casework.exchange.standing import ExchangeState
from hivedesk.foundation.clock import format_moment, format_time, local


def short_moment(moment: datetime, now: datetime) -> str:
    """``09:05`` today, else ``Fri 13 Nov 2026, 09:05``."""
    return format_time(moment) if local(moment).date() == local(now).date() else format_moment(moment)


def status_words(state: ExchangeState, now: datetime) -> str:
    """For the status line; "" where there is no exchange yet."""
    if not state.partners:
        return ""
    receipt = f"last receipt {short_moment(state.last_receipt, now)}" if state.last_receipt else "no receipt yet"
    return f"{state.unsent + state.waiting:,} unsent, {receipt}" if state.unsent or state.waiting else receipt
