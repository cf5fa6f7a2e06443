"""The exchange in a few words, for the screen and for the status line. Without Qt."""

from datetime import datetime

from hivedesk.casework.exchange.standing import ExchangeState
from hivedesk.domain.exchange.wording import items
from hivedesk.foundation.clock import format_moment, format_time, local
from hivedesk.foundation.counting import number_of


def short_moment(moment: datetime, now: datetime) -> str:
    """``09:05`` today, else ``Fri 13 Nov 2026, 09:05``."""
    return format_time(moment) if local(moment).date() == local(now).date() else format_moment(moment)


def status_words(state: ExchangeState, now: datetime) -> str:
    """For the status line; "" where there is no exchange yet."""
    if not state.partners:
        return ""
    waits = []
    if state.unsent:
        waits.append(f"{state.unsent:,} unsent")
    if state.on_the_way:
        waits.append(f"{state.on_the_way:,} without a receipt")
    receipt = f"last receipt {short_moment(state.last_receipt, now)}" if state.last_receipt else "no receipt yet"
    return ", ".join((*waits, receipt))


def unsent_words(state: ExchangeState) -> str:
    """What waits, in one sentence or two; the same numbers as in the status line."""
    if not state.partners:
        return "Nothing can be sent yet: no card was accepted."
    told = []
    if state.everything and state.new:
        told.append(f"Everything is to be sent: {items(state.unsent)}.")
    elif state.unsent:
        both = f": {state.new:,} new, {state.sealed:,} sealed already" if state.new and state.sealed else ""
        told.append(f"{number_of(state.unsent, 'item waits', 'items wait')} to be sent{both}.")
    if state.on_the_way:
        told.append(f"{number_of(state.on_the_way, 'item was', 'items were')} sent, without a receipt yet.")
    if told:
        return " ".join(told)
    return "Everything is sent and received." if state.last_receipt else "Nothing waits to be sent."
