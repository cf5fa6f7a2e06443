"""HiveDesk, the desk tool of a Hive Carer Support Worker. This is the map.

foundation/      errors, clock, paths, laptop settings, the scrubbed log, background work
domain/          what a Hive is and how it decides: frozen records and pure functions
  policy/        the dated rules as data, and their reader
  nights/        may these children sleep here tonight? the checks night by night
  events/        what the Hive gathers for: series, guests, replies, who came, checks
  calendar/      everything dated in one place; school terms, bank holidays
  clocks/        what is due, by the service's procedures
  summary/       the monthly activity summary: what is counted, compared, frozen, masked
  county/        all Hives together, at the service desk: sums over any months, gaps, room by area
  exchange/      with whom this desk exchanges, what was sent and received, what is shared, who is believed
crypto/          passphrase to key, key slots, sealing, signing: the only importer of `cryptography`
package_format/  the bytes agreed with the service; `resources/formats/` describes them for other programmes
store/           the vault: encrypted database, change entries, search, drafts, backup: the only importer of peewee
  migrations/    one numbered file a step
incoming/        all that enters, untrusted until checked: spreadsheets, calendars, packages
outgoing/        all that leaves this laptop: PDFs, spreadsheets, calendars, packages
mailbox/         where packages are left and fetched: the only importer of OpenDAL, the only one that touches a network
casework/        one function for each thing the worker asks or does: one transaction, one audit entry
  exchange/      cards, sealing what is new, the way to the mailbox and back, taking what came, the service's desk
ui/              the window: the only home of Qt
  screens/       one folder a screen; deeds/ holds the dialogs in which something is done about a family
app.py           wiring: the one file that knows every package
__main__.py      the command line

The way data takes: a screen asks `casework`; casework reads records from `store`, lets `domain` decide, writes
in one transaction with its audit entry, or hands records to `outgoing`. What comes from outside enters through
`incoming` as a proposal that changes nothing until casework takes it.
"""

__version__ = "0.1.0"
