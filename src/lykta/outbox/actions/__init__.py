"""Posting, sending, and trying again."""
