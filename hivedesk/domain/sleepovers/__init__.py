"""Sleepovers and day care: who asks, who may host, who is to host, and how fair that is.

`records` says what is kept, `stay` what state it is in; `situation` is all that the rules look at, `answers` what they
say. `host_rules` answers "may this family host?" by asking `rules/`, one file a subject. `suggest` ranks the hosts for
one request (`familiarity`, `fairness`); `rota` plans a month of requests with HiGHS (`rota_solver` alone speaks with
it), and asks the rules once for all days on which nothing changes at a home (`quiet_homes`, `stretches`,
`rota_outlines`). `handover` is what the host is told, and no more.
"""
