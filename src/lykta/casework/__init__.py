"""Matters of people helped: from the first contact to a followed-up service (design §3)."""
