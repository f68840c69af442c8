"""Import, export, demo."""
