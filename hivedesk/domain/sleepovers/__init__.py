"""Sleepovers and day care: who asks, who may host, who is to host, and how fair that is.

`records` says what is kept, `stay` what state it is in; `situation` is all that the rules look at, `answers` what they
say. `host_rules` answers "may this family host?" by asking `rules/`, one file a subject. `suggest` ranks the hosts for
one request (`familiarity`, `fairness`); `rota` plans a month of requests with HiGHS and is the only importer of it.
`handover` is what the host is told, and no more.
"""
