"""What two or more screens use. Each module is one kind of thing; import from the module itself.

- `boxes`, `flow_layout`: layouts that keep their distances right at any text size; `labels`: words on screen.
- `page`, `columns`: headers, cards, sections, empty screens. `buttons`, `chips`, `stat_tile`, `navigation`.
- `banner`, `toast`, `error_dialog`, `progress_strip`: what HiveDesk has to say.
- `form` with `fields`, `line_fields`, `date_field`, `choice_fields`, `growing_text`, `passphrase`: what she types.
- `table_view` with `rows_model` and `delegates`; `timeline`; `key_values`: what HiveDesk shows.
- `pdf_pane`, `printing`: papers. `announce`: words for assistive technology alone.
"""
