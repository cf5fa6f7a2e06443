"""First start: create, open, restore, or try. view_model.py knows what is asked and done; screen.py brings the pages."""
