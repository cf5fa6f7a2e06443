"""What a Hive is and how it decides: frozen records and pure functions.

No Qt, no files but the policy data, no database, and no clock of its own: moments are passed in.
"""
