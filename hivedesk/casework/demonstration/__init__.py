"""The demonstration Hive: one year of made-up families, made through the same use cases as the worker's own acts.

people.py      the means to make a household; households_*.py: the 30 households, with all that the year brings them
homes.py       who sleeps where; procedures_told.py, courses.py, claims_made.py: holds and talks, training, claims
key_days.py    the days on which something turns: a placement, an ending, a hold
known.py       what was known of a household on a day
steps.py       the days on which a record was written, as the use case that the worker used; turns.py: all of the year
pages.py       reads the plain-text pages in which contacts are written down
diaries/       what happened with each family, in order
everyday/      what can happen with any family: calls, messages, the seasons, nobody at home
seasons.py     working days, bank holidays, school terms, leave, how busy a day is
event_days.py  when the Hive meets; events_told.py: what for, where, and what was said of it
turnout.py     who answers what and who comes
gatherings_year.py  what stands in the calendar, as acts: groups_year.py, family_events_year.py, by the means of
               meetings.py and at_the_door.py; dates and plans
hosts_told.py  what families offer as hosts; stays_told.py: the stays that the diaries tell of, requests not met, what
               is to come; stays_filling.py: the rest, by the month; stays_words.py: what is said of them
stays_wanted.py  what a stay is made of; stays_year.py: who stays with whom, by the rules and the ranking;
               stay_steps.py: its steps as acts; stay_acts.py: all of them
wording.py     puts a family's names into an everyday text
planning.py    gives the diaries their days; filling.py adds the everyday contacts: happenings.py
timetable.py   gives each its hour; year.py makes entries of them and of what follows
acts.py        the year as a list of acts by moment
exchange_told.py  a made-up fostering service: its card, what was sent to it, its receipt and a message
building.py    does them, with the clock moved along
county.py      apart from all this: the desk of a made-up service; county_hives.py its 23 Hives, county_figures.py
               their months, drawn and not counted

How many stays there are is an assumption, since nothing is published: 4 to 8 a month, 2 to 4 of them day care; fewer
around Christmas, more in the summer; one request in eight an emergency, two or three a quarter refused or not needed.

To add records: a record with its days in a file of its own, and its steps in steps.py; a new kind of act only
where no use case of casework does it. Whatever is added, a diary mentions it.
It is long, and needed only for the demonstration: import it late, for start-up time.
"""

from hivedesk.casework.demonstration.building import WORKER, build_demonstration

__all__ = ["WORKER", "build_demonstration"]
