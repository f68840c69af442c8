"""Tests."""  # noqa: A005 - named as the app is
