"""The calendar: everything dated in the Hive in one place.

items.py          what stands in a calendar, whatever it comes from, with its kind and its words
weeks.py          months and weeks of days, beginning on Monday
school.py         school terms and holidays, as they were typed or brought in
school_words.py   what a school's calendar means by its titles
bank_holidays.py  England's bank holidays
"""
