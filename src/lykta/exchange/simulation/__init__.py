"""Invented casework, made by walking the real actions: never by inserting finished rows."""
