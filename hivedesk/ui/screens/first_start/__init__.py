"""First start: create, open, restore, or try. view_model.py knows what is asked; screen.py brings the pages."""
