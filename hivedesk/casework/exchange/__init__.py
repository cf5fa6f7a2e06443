"""Telling the other side, and being told.

own_keys          who this desk is in the exchange: its keys, its card
partners          whose packages are taken: cards read, compared and withdrawn
mailbox_settings  where packages are left and fetched, and what opens it
queueing          what is to be told with the next package
telling           what a partner has not been told yet, exactly; sealing it
what_leaves       the same, to be read before it is sealed
set_up            which steps to the first receipt are done
sealed_contents   what a sealed package holds, readable here until its receipt
errand            to the mailbox and back
taking            packages from the mailbox: judged, taken, receipted
applying          what a package brought, written into the records
standing          how it all stands, in short
moving            families that go on in another Hive
service           the service desk: its Hives, and what is told to them
county_directory  its Hives, and the professionals whom they may have to reach
escrow            the service opens a Hive's vault; two people agree
corrections       what the service corrected, and what the Hive's records say since
overview          packages line by line; notices and conflicts
"""
