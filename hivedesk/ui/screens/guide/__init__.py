"""The user guide, from resources/guide."""
