"""What a host offers, in words: on the list of hosts and on the family's card. Plain Python, no Qt."""

from collections.abc import Sequence
from datetime import date

from hivedesk.domain.families import Answer
from hivedesk.domain.sleepovers.records import ExceptionKind, HostException, HostOffer
from hivedesk.foundation.clock import format_date
from hivedesk.ui.deeds.event_times import Weekday


def day_words(days: Sequence[int]) -> str:
    """``Fri, Sat``; days as ISO weekdays."""
    if len(days) == 7:
        return "any day"
    every = [day.value for day in Weekday]
    return ", ".join(every[day - 1][:3] for day in sorted(days)) or "none"


def night_words(offer: HostOffer) -> str:
    """``Fri, Sat; up to 4 a month; emergencies``."""
    limits = [f"up to {offer.most_nights_a_month} a month"] if offer.most_nights_a_month else []
    limits += ["emergencies"] if offer.emergencies else []
    words = day_words(offer.nights)
    return "; ".join([words, *limits] if words != "none" or not limits else limits)


def can_words(offer: HostOffer) -> str:
    """``medicine, school run, no steps``."""
    told = (("medicine", offer.gives_medicine), ("school run", offer.school_run), ("no steps", offer.step_free))
    return ", ".join(words for words, answer in told if answer is Answer.YES)


def exception_words(one: HostException, today: date) -> str:
    """``Cannot host until Sun 30 Nov 2026: on holiday``."""
    if one.first_day <= today:
        days = f"until {format_date(one.last_day)}"
    elif one.first_day == one.last_day:
        days = f"on {format_date(one.first_day)}"
    else:
        days = f"from {format_date(one.first_day)} to {format_date(one.last_day)}"
    kind = f"{one.kind.value[:1].upper()}{one.kind.value[1:]}"
    beds = f", {one.beds_taken} bed{'' if one.beds_taken == 1 else 's'}" if one.kind is ExceptionKind.VISITORS else ""
    return f"{kind} {days}{beds}{': ' + one.why if one.why else ''}"
