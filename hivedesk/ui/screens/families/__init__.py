"""Families: the list, the card of each, and the form that changes it.

- `screen`: which of the three is shown. `view_model`, `table_model`, `list_page`: the list.
- `card_view_model`, `card_page`, `card_parts`: the card; `facts` turns records into lines to read.
- `edit_view_model`, `edit_page`, `people_editor`: the form. `chronology`: a family's chronology on paper.

What is in a form stands in `hivedesk.ui.form_lines`; contacts are written in the contact log.
"""
