"""Sleepovers and day care: the rota of a month, the requests, one request with its stays, and the hosts."""
