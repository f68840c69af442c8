"""Rows and stories for tests, made through the real actions."""
