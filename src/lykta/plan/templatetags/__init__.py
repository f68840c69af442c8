"""The plan's own pictures in templates."""
