"""All that leaves this laptop. Everything here takes frozen records and gives bytes; nothing reaches the database.

The exits, and what guards each:

1. Packages, sealed (`package`): what the sharing agreement lets leave, for one recipient alone. A card (keys and a
   name, nothing secret) leaves as a file.
2. Documents for people. `summary_pdf` (the month's figures, no names), `chronology_pdf` (one family's
   contact log), `claim_list_pdf` (one family's claims of a month), `training_pdf` (the carers' training),
   `voices_pdf` (what was said of events, with consent and without names),
   `roster_pdf`, `sign_in_pdf` and `badges_pdf` (the papers at the door of an event, with `door_papers` and
   `door_table`, which they share),
   `handover_sheet_pdf` (what the host of one stay is told; copies are numbered, and returned or destroyed),
   `rota_pdf` (the hosts of a month by nights; children by their initials),
   `county_pdf` (the figures of all Hives over a span of months, no names of people; by `county_grid`, its wide
   tables, and `county_paper`, which it shares with the spreadsheet),
   `exchange_proof_pdf` (what was sent and received, in counts and hashes),
   `recovery_sheet_pdf` (the recovery code), `lost_laptop_pdf` (what the vault held, in counts).
   Printed, they are plain paper; saved, they are AES-256 by `protect`, and `documents.save_document` refuses
   one that is not.
3. Spreadsheets and calendars. `summary_xlsx` (the month's figures, no names), `county_xlsx` (the county review,
   no names of people), `calendar_ics` (the calendar;
   names only where the worker has confirmed them, guests never).
4. The clipboard: belongs to the window.

What they share: `sheets` (spreadsheets), `paper` (the page), `blocks` (what stands on it), `chart`, `fonts` (our own,
and which letters they can print).

`paper`, `blocks`, `chart`, `fonts`, `door_papers`, `door_table`, `county_grid` and the modules that end in ``_pdf``
import reportlab, `sheets` and the modules that end in ``_xlsx`` import openpyxl, `calendar_ics` icalendar and
`protect` pikepdf: import them where they are first needed, not at start-up.
"""
