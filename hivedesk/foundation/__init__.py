"""What every other package may lean on: errors, the clock, paths, laptop settings, the log, background work, numbers
with their nouns.

Nothing here knows what a Hive is. Calls that differ between operating systems live here and nowhere else.
"""
