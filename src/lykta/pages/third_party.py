"""Routes whose views are third-party code: each with the reason why it may be open before a gate.

The route test lets only these through without a gate of ours (design §7.5).
"""

ROUTES: dict[str, str] = {}
