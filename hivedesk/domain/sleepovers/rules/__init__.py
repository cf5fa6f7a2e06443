"""The rules of a stay, one file a subject: each is a function of a visit and the situation.

`home` (may the family host at all), `home_nights` (limit and terms, night by night), `rooms`, `together` (who may not
be in one home), `dates` (who is free), `needs` (what the child needs and wishes; `words` reads what is written in
somebody's own words), `school_run`, `authority` (who says yes); `results` says how a rule speaks, and who is at the
host's. `host_rules` asks them all.
"""
