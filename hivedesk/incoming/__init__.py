"""All that enters HiveDesk, untrusted until checked.

``spreadsheet`` reads families from the lists that Hives keep, ``calendar`` events from the calendars that people
have, ``package`` opens what the service or another Hive sealed for this desk. Everything here takes bytes and gives
back frozen records, or says why not; nothing is written, run, fetched or followed. What leaves the laptop
is in `outgoing`; what is kept, in `store`.
"""
