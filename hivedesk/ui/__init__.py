"""The window: the only home of Qt.

The kit that every screen stands on:

- `tokens`, `stylesheet`, `fonts`, `theme`, `icons`, `focus_ring`: the look. Light, dark, text from 100 to 200 per cent.
- `jobs`: long work beside the window. `last_hook`: what happens to an error nobody expected.
- `desktop_events` (with `idle`, `linux_session`, `windows_session`): locked, suspended, nobody there.
  `lock_key`: *Lock now* by its keys, also while a dialog is open.
- `single_instance`, `clipboard`: one HiveDesk at a time; secrets that do not stay on the clipboard.
- `typed_dates`: dates as people type them.
- `widgets/`: what two or more screens use.

Screens are in `screens/`, one folder each; a screen asks `casework` and never the layers beneath it.
What is done about a family (a hold, a placement, a visit …) is a dialog in `deeds/`, the same from every screen.
Heavy parts of Qt (PDF, printing, D-Bus, the local socket, SVG) are imported where they are first needed.
"""

from hivedesk.ui.lasting_none import make_none_last

make_none_last()
