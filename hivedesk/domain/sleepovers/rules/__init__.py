"""The rules of a stay, one file a subject: each is a function of a visit and the situation.

`home` (may the family host at all), `home_nights` (limit and terms, night by night), `rooms`, `together` (who may not
be in one home), `dates` (who is free), `needs` (what the child needs and wishes), `authority` (who says yes);
`results` says how a rule speaks. `host_rules` asks them all.
"""
