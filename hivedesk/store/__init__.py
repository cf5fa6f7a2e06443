"""The vault: an encrypted database on this laptop. The only importer of peewee and sqlcipher3.

header, opening, vault, connection   the folder of a vault, its keys' slots, what is checked before it is trusted
backup                               copies that can be restored on any laptop
tables, changes, audit, undo         records as rows; every act one transaction with one chained entry
families, contact_log, search        what the screens ask
drafts                               typed text that is not yet an act

What the records mean stands in `domain`; what the worker may do with them, in `casework`.
"""
