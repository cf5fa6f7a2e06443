"""Telling the other side, and being told.

own_keys   who this desk is in the exchange: its keys, its card
partners   whose packages are taken: cards read, compared and withdrawn
telling    what a partner has not been told yet, exactly; sealing it
taking     packages from the mailbox: judged, taken, receipted
applying   what a package brought, written into the records
"""
