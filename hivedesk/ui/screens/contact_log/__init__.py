"""Contact log: the list with its filters and search (`list_page`), one entry (`entry_page`), and the form
(`contact_form`). Each has a plain model beside it that turns records into words: `view_model`, `entry_model`,
`form_model`.
"""
