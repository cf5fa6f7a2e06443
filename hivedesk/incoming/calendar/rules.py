"""How a series of a calendar repeats, in the one form in which it is kept (RFC 5545, 3.3.10).

What comes out is a rule that `domain.events.repeats` can work out at no great cost: days, weeks, months or years,
with an end in UTC. `dateutil` looks for the next time until the year 9999, so a rule that never has one (the 30th of
February) would cost seconds each time. Whether a rule has one is therefore tried on the same calendar shortly before
the end of time: the years from 9944 on, where the search ends by itself.
"""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from hivedesk.incoming.calendar.limits import LOOKS, MOST_COUNT, RULE_CHARACTERS
from hivedesk.incoming.calendar.moments import read_moment
from hivedesk.incoming.calendar.zones import wall_to_utc

FREQUENCIES = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 31, "YEARLY": 366}  # days that one step looks at, at most
_LONGEST_STEP = {"DAILY": 400, "WEEKLY": 104, "MONTHLY": 60, "YEARLY": 10}
_NUMBERS = {"BYMONTH": 12, "BYMONTHDAY": 31, "BYYEARDAY": 366, "BYWEEKNO": 53, "BYSETPOS": 366}
_BELOW_NOTHING = _NUMBERS.keys() - {"BYMONTH"}
_ORDER = (
    "FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYDAY", "BYSETPOS", "WKST", "UNTIL", "COUNT",
)  # fmt: skip
_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_LEAST_LOOKS = 60  # what it costs to begin
_HOURS = {"BYHOUR", "BYMINUTE", "BYSECOND"}
_CANNOT = "How it repeats cannot be read: it is taken once."
_NEVER = "By its rule it never takes place again: it is taken once."


class LooksUsedUp(Exception):
    """The file's series together cost more to work out than a calendar's do."""


@dataclass
class Looks:
    """How many days may still be looked at for one file."""

    left: int = LOOKS
    tried: dict[tuple[str, datetime], bool] = field(default_factory=dict)

    def use(self, days: int) -> None:
        """Note that so many were."""
        self.left -= days
        if self.left < 0:
            raise LooksUsedUp


@dataclass(frozen=True)
class Reading:
    """A rule as it is kept, "" for once; ``told``: what was mended or given up."""

    rule: str = ""
    told: str = ""


def read_rule(text: str, first: datetime, zone: tzinfo, *, all_day: bool, looks: Looks) -> Reading:
    """The rule for a series that begins at ``first`` on the wall clock of ``zone``.

    Raises:
        LooksUsedUp: see there.
    """
    if len(text) > RULE_CHARACTERS:
        return Reading(told=_CANNOT)
    given = _parts(_from_old_form(text.strip(), first))
    if given.get("FREQ") in ("SECONDLY", "MINUTELY", "HOURLY"):
        return Reading(told="It would repeat several times a day: it is taken once.")
    if given.get("FREQ") not in FREQUENCIES:
        return Reading(told=_CANNOT)
    parts, told = _checked(given, first)
    if parts is None:
        return Reading(told=told or _CANNOT)
    ended = _with_end(parts, given, first, zone, all_day=all_day)
    if ended:
        return Reading(told=ended if ended != "once" else "")
    if given.get("COUNT", "").isdecimal() and int(given["COUNT"]) > MOST_COUNT:
        told = told or "It repeats more often than can be kept: it is taken without an end."
    _shorten(parts, first)
    rule = ";".join(f"{name}={parts[name]}" for name in _ORDER if name in parts)
    return Reading(rule, told) if _takes_place_again(parts, first, looks) else Reading(told=_NEVER)


def _parts(text: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in text.upper().split(";"))
    return {name.strip(): value.replace(" ", "").strip() for name, _, value in pairs if name.strip()}


def _checked(given: dict[str, str], first: datetime) -> tuple[dict[str, str] | None, str]:
    """The parts that are kept, out of those given; None where what is left would mean something else."""
    frequency, told = given["FREQ"], ""
    parts = {"FREQ": frequency}
    interval = given.get("INTERVAL", "1")
    if not re.fullmatch(r"\d{1,9}", interval) or int(interval) == 0:
        told = "The step of its rule cannot be: it is read as every time."
        interval = "1"
    if int(interval) > _LONGEST_STEP[frequency]:
        return None, "It repeats after longer than ten years: it is taken once."
    if int(interval) > 1:
        parts["INTERVAL"] = str(int(interval))
    if any(name in given and not _is_its_hour(name, given[name], first) for name in _HOURS):
        return None, "It would repeat several times a day, or at another hour: it is taken once."
    if "BYEASTER" in given or given.get("RSCALE", "GREGORIAN") != "GREGORIAN":
        return None, _CANNOT
    for name, most in _NUMBERS.items():
        if name in given and not _put_numbers(parts, name, given[name], most):
            return None, _NEVER
    if "BYDAY" in given:
        days = _days(given["BYDAY"], frequency)
        if not days:
            return None, _CANNOT
        parts["BYDAY"] = ",".join(days)
    if given.get("WKST") in ("MO", "TU", "WE", "TH", "FR", "SA", "SU"):
        parts["WKST"] = given["WKST"]
    return parts, told


def _put_numbers(parts: dict[str, str], name: str, value: str, most: int) -> bool:
    """Keep the numbers that can be; False where none can."""
    found = []
    for text in value.split(","):
        number = int(text) if re.fullmatch(r"[+-]?\d{1,3}", text) else 0
        if number and abs(number) <= most and (number > 0 or name in _BELOW_NOTHING):
            found.append(number)
    parts[name] = ",".join(str(number) for number in dict.fromkeys(found))
    return bool(found)


def _days(value: str, frequency: str) -> list[str]:
    """MO, 2TU, -1SA; a number counts only within months and years."""
    found = [day for text in value.split(",") if (day := _DAY.fullmatch(text)) and int(day[1] or 1) != 0]
    numbered = frequency in ("MONTHLY", "YEARLY")
    return list(dict.fromkeys(f"{int(day[1])}{day[2]}" if day[1] and numbered else day[2] for day in found))


def _is_its_hour(name: str, value: str, first: datetime) -> bool:
    own = {"BYHOUR": first.hour, "BYMINUTE": first.minute, "BYSECOND": first.second}[name]
    return value.isdecimal() and len(value) < 4 and int(value) == own


def _with_end(parts: dict[str, str], given: dict[str, str], first: datetime, zone: tzinfo, *, all_day: bool) -> str:
    """Put the end of the series into ``parts``; why it is no series at all, "once" where nothing need be said."""
    if "UNTIL" in given:
        until = read_moment(given["UNTIL"])
        if until is None:
            return "The end of its repeating cannot be read: it is taken once."
        if not 1600 < until.wall.year < 2300:
            return "" if until.wall.year >= 2300 else "It ends before it begins: it is taken once."
        last = _last_moment(until.wall, zone, is_date=until.is_date, utc=until.utc, all_day=all_day)
        begins = wall_to_utc(first, zone) if first.year > 1600 else datetime(1600, 1, 1, tzinfo=UTC)
        if last < begins:
            return "It ends before it begins: it is taken once."
        if last == begins:
            return "once"
        parts["UNTIL"] = f"{last:%Y%m%dT%H%M%SZ}"
    elif "COUNT" in given:
        if not re.fullmatch(r"\d{1,12}", given["COUNT"]) or int(given["COUNT"]) == 0:
            return "How often it repeats cannot be: it is taken once."
        if int(given["COUNT"]) == 1:
            return "once"
        if int(given["COUNT"]) <= MOST_COUNT:
            parts["COUNT"] = str(int(given["COUNT"]))
    return ""


def _last_moment(wall: datetime, zone: tzinfo, *, is_date: bool, utc: bool, all_day: bool) -> datetime:
    """UNTIL in UTC: a date includes its whole day, and so does any hour of it for what has no hours."""
    if is_date or (all_day and not utc):
        return wall_to_utc(datetime.combine(wall.date(), time(23, 59, 59)), zone)
    return wall.replace(tzinfo=UTC) if utc else wall_to_utc(wall, zone)


def _shorten(parts: dict[str, str], first: datetime) -> None:
    """Say the usual in the usual way, so that the form can show it: Outlook says a birthday in five parts."""
    single = re.fullmatch("(MO|TU|WE|TH|FR|SA|SU)", parts.get("BYDAY", ""))
    by_place = re.fullmatch("-?[1-5]", parts.get("BYSETPOS", ""))
    days_alone = not parts.keys() & {"BYMONTHDAY", "BYMONTH", "BYYEARDAY", "BYWEEKNO"}
    if parts["FREQ"] == "MONTHLY" and single and by_place and days_alone:
        parts["BYDAY"] = parts.pop("BYSETPOS") + single[1]
    on_its_date = (parts.get("BYMONTH", first.month), parts.get("BYMONTHDAY", first.day))
    date_alone = not parts.keys() & {"BYDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS"}
    if parts["FREQ"] == "YEARLY" and date_alone and tuple(map(str, on_its_date)) == (str(first.month), str(first.day)):
        parts.pop("BYMONTH", None)
        parts.pop("BYMONTHDAY", None)
    counts = "BYWEEKNO" in parts or (parts["FREQ"] == "WEEKLY" and "INTERVAL" in parts)
    if not counts or parts.get("WKST") == "MO" or single:
        parts.pop("WKST", None)


def _takes_place_again(parts: dict[str, str], first: datetime, looks: Looks) -> bool:
    """Whether a further time comes within 28 years, after which the calendar begins anew."""
    from dateutil.rrule import rrulestr  # for start-up time

    rule = ";".join(f"{name}={value}" for name, value in parts.items() if name not in ("UNTIL", "COUNT"))
    start = late_twin(first)
    if (rule, start) in looks.tried:
        return looks.tried[rule, start]
    try:
        again = next((moment for moment in rrulestr(rule, dtstart=start) if moment > start), None)
    except (ValueError, TypeError, OverflowError, KeyError, IndexError):
        return False
    days = ((again or datetime(9999, 12, 31)) - start).days  # noqa: DTZ001 - the wall clock, like dateutil's
    steps = days // (FREQUENCIES[parts["FREQ"]] * int(parts.get("INTERVAL", "1"))) + 1
    looks.use(max(_LEAST_LOOKS, steps * max(1, FREQUENCIES[parts["FREQ"]] // 12)))
    looks.tried[rule, start] = again is not None
    return again is not None


def late_twin(moment: datetime) -> datetime:
    """The same day and hour in a year from 9944 to 9971 whose calendar, and that of the 28 after it, is the same."""
    weekday = date(moment.year, 1, 1).weekday()
    for year in range(9944, 9972):
        if year % 4 == moment.year % 4 and date(year, 1, 1).weekday() == weekday:
            break
    return moment.replace(year=year) if (moment.month, moment.day) != (2, 29) else _leap_day(moment, year)


def _leap_day(moment: datetime, year: int) -> datetime:
    return datetime.combine(date(year, 3, 1), moment.time()) - timedelta(days=1)


def _from_old_form(text: str, first: datetime) -> str:
    """A rule of vCalendar 1.0 (``W2 TU #10``) in today's form; any other as it is."""
    found = re.fullmatch(r"(D|W|MD|MP|YM|YD)(\d{1,3})((?: [A-Z0-9+-]+)*)(?: #(\d+))?( \d{8}T\d{6}Z?)?", text.upper())
    if found is None or found[1] == "YD":
        return text
    kind, interval, days, count, until = found.groups()
    words = days.split()
    if words and re.fullmatch(r"\d{8}T\d{6}Z?", words[-1]):
        until = words.pop()
    parts = [{"D": "FREQ=DAILY", "W": "FREQ=WEEKLY", "YM": "FREQ=YEARLY"}.get(kind, "FREQ=MONTHLY")]
    parts.append(f"INTERVAL={int(interval)}")
    if kind == "W" and words:
        parts.append("BYDAY=" + ",".join(words))
    elif kind == "MD" and words:
        parts.append("BYMONTHDAY=" + ",".join(words))
    elif kind == "MP" and len(words) >= 2 and re.fullmatch(r"[1-5][+-]", words[0]):
        parts.append("BYDAY=" + ",".join(f"{words[0][1].strip('+')}{words[0][0]}{day}" for day in words[1:]))
    elif kind == "YM" and words:
        parts.append("BYMONTH=" + ",".join(words))
    if until:
        parts.append(f"UNTIL={until.strip()}")
    elif count and int(count) > 0:
        parts.append(f"COUNT={int(count)}")
    return ";".join(parts)
