"""Import families from a spreadsheet: choose, look through, import.

view_model.py knows the file and the worker's decisions; texts.py puts them into words; choose_page.py and
preview_page.py show them, the latter with details_pane.py (one family) and columns_pane.py (what each column means).
"""
