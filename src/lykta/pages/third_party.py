"""Routes whose views are third-party code: each with the reason why it may be open before a gate.

The route test lets only these through without a gate of ours (design §7.5).
"""

ROUTES: dict[str, str] = {
    "logga-in/kod": "the second factor, asked for before there is a session",
    "logga-in/nyckel": "signing in with a passkey, before there is a session",
    "konto/": "one's own authenticators; each page asks for a signed-in, confirmed account",
}
