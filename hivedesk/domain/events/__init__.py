"""Events: what the Hive gathers for, who is asked, who came.

records.py     an event (once, or a series), a guest, a voice
repeats.py     RFC 5545 recurrence: how a series repeats, in words and as days; one occurrence, this and following, all
guests.py      who is asked and who answers: replies, the waiting list, who came
invited.py     who may come: the membership table applied to an event
checks.py      what is to be seen to before an event, each with its reason
catering.py    allergies against what is served
roster.py      what stands on the papers at the door
"""
