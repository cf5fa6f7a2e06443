"""The demonstration Hive: one year of made-up families, made through the same use cases as the worker's own acts.

people.py      the means to make a household; households_*.py: the 24 households, as each was when it joined
key_days.py    the days on which something turns: a placement, an ending, a hold
turns.py       how the records of the families change through the year
pages.py       reads the plain-text pages in which contacts are written down
diaries/       what happened with each family, in order
everyday/      what can happen with any family: calls, messages, the seasons, nobody at home
seasons.py     working days, bank holidays, school terms, how busy a day is
wording.py     puts a family's names into an everyday text
planning.py    gives the diaries their days; filling.py adds the everyday contacts: happenings.py
timetable.py   gives each its hour; year.py makes entries of them and of what follows
acts.py        the year as a list of acts by moment
building.py    does them, with the clock moved along

To add events, stays or placements: a new kind of act in acts.py, and its days beside the others in `year_of_acts`.
It is long, and needed only for the demonstration: import it late, for start-up time.
"""

from hivedesk.casework.demonstration.building import WORKER, build_demonstration

__all__ = ["WORKER", "build_demonstration"]
