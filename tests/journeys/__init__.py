"""Journeys in a real browser: the main job walked as a person walks it."""
