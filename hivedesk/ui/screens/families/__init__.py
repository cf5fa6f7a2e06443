"""Families: the list, the card of each, and the form that changes it.

- `screen`: which of the three is shown. `view_model`, `table_model`, `list_page`: the list.
- `card_view_model`: what the card shows, from `card_now` (what matters, what is due), `card_actions` (what can be
  done), `card_sections` with `card_children` and `card_standing` (the rest by section), `card_time_line`.
- `card_page`: the card on screen, with `card_head`, `card_top`, `card_parts`, `card_time_line_card`.
- `facts` turns records into lines to read.
- `edit_view_model`, `edit_page`, `household_form`: the form; its lists are `household_parts` (which there are),
  `parts_editor` (a list), `part_panel` (a line of it), `children_editor` (with placements).
- `chronology`: a family's chronology on paper.

What is in a form stands in `hivedesk.ui.form_lines`; contacts are written in the contact log.
"""
