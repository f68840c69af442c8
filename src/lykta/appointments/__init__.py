"""Acute appointments: a time today or tomorrow, taken without a name (F26)."""
