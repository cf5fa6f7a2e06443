"""County, at the service desk: the figures of all Hives over a span of months, what is missing, room and waiting."""
