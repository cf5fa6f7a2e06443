"""The days of the demonstration year on which something turns, told from the day it ends on."""

from dataclasses import dataclass
from datetime import date, timedelta

from hivedesk.casework.demonstration.event_days import EventDays, event_days
from hivedesk.casework.demonstration.seasons import Seasons, seasons_of


@dataclass(frozen=True)
class KeyDays:
    """Each is a working day; the diaries tell their days from these by name."""

    today: date
    seasons: Seasons
    events: EventDays  # when the Hive meets
    start: date  # the vault is set up
    ending: date  # Dempsey: the placement ends on their notice
    left: date  # Dempsey: de-registered
    order: date  # Hobbs: the special guardianship order, and they leave
    move: date  # Doyle: planned move to adoption
    new_child: date  # Doyle: the next child
    hold: date  # Hartnell
    housing: date  # Gale: into the house
    kaur: date  # Kaur-Bennett join
    kaur_first: date  # their first child
    orourke: date
    orourke_first: date
    nkosi: date
    nkosi_first: date
    petrov: date
    closing: date  # Baptiste
    yarrow: date  # Yarrow join
    thornley: date  # Thornley: to another Hive
    reece: date  # from Ruth Penhaligon to the Ferreiras
    hip: date  # Penhaligon: on hold for an operation
    sayers: date  # Fairweather: Ryan and Robyn, so that there are four
    jayden: date  # Patel: a boy in an emergency
    jayden_left: date

    def ago(self, days: int) -> date:
        """So many days before the year ends."""
        return self.today - timedelta(days=days)

    @property
    def september(self) -> date:
        """The first day of the school year in which the demonstration ends."""
        return date(self.today.year - (self.today.month < 9), 9, 1)

    def named(self, name: str) -> date:
        """The key day of that name."""
        day: date = getattr(self, name)
        return day


def key_days(today: date) -> KeyDays:
    """The key days of the year that ends on ``today``."""
    seasons = seasons_of(today - timedelta(days=400), today)

    def ago(days: int) -> date:
        return seasons.working_day_from(today - timedelta(days=days))

    def season(month: int, day: int, at_least: int, at_most: int) -> date:
        """The last such day between so many days ago; halfway where the year has none."""
        for year in (today.year, today.year - 1):
            wanted = date(year, month, day)
            if at_least <= (today - wanted).days <= at_most:
                return seasons.working_day_from(wanted)
        return ago((at_least + at_most) // 2)

    ending = season(7, 14, 115, 300)
    new_child = season(10, 6, 30, 210)
    return KeyDays(
        today=today,
        seasons=seasons,
        events=event_days(ago(364), today, seasons),
        start=ago(364),
        ending=ending,
        left=seasons.working_day_from(ending + timedelta(days=92)),
        order=ago(148),
        move=seasons.working_day_from(new_child - timedelta(days=76)),
        new_child=new_child,
        hold=ago(74),
        housing=ago(52),
        kaur=ago(281),
        kaur_first=ago(247),
        orourke=ago(198),
        orourke_first=ago(61),
        nkosi=ago(124),
        nkosi_first=ago(83),
        petrov=ago(38),
        closing=ago(24),
        yarrow=ago(221),
        thornley=ago(166),
        reece=ago(118),
        hip=ago(111),
        sayers=ago(102),
        jayden=ago(31),
        jayden_left=ago(9),
    )
