"""All that leaves this laptop. Everything here takes frozen records and gives bytes; nothing reaches the database.

The exits, and what guards each:

1. Packages to the service, sealed: later, with Exchange.
2. Documents for people. `summary_pdf` (the month's figures, no names), `chronology_pdf` (one family's
   contact log), `claim_list_pdf` (one family's claims of a month), `training_pdf` (the carers' training),
   `recovery_sheet_pdf` (the recovery code), `lost_laptop_pdf` (what the vault held, in counts).
   Printed, they are plain paper; saved, they are AES-256 by `protect`, and `documents.save_document` refuses
   one that is not.
3. Spreadsheets. `summary_xlsx` (the month's figures, no names).
4. The clipboard: belongs to the window.

What they share: `paper` (the page), `blocks` (what stands on it), `chart`, `fonts` (our own, and which
letters they can print).

`paper`, `blocks`, `chart`, `fonts` and the modules that end in ``_pdf`` import reportlab, `summary_xlsx`
imports openpyxl and `protect` imports pikepdf: import them where they are first needed, not at start-up.
"""
