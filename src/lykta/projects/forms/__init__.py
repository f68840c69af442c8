"""Input about projects and grants."""
