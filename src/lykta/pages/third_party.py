"""Routes whose views are third-party code: each with the reason why it may be open before a gate.

The route test lets only these through without a gate of ours (design §7.5). Each stands by its
route's name, or by the beginning of its address.
"""

ROUTES: dict[str, str] = {
    "api/v1/": "ninja routes our functions; they read the schema `published` and nothing else",
    "logga-in/kod": "the second factor, asked for before there is a session",
    "logga-in/nyckel": "signing in with a passkey, before there is a session",
    "konto/": "one's own authenticators; each page asks for a signed-in, confirmed account",
}
