"""Routes whose views are third-party code: each with the reason why it may be open before a gate.

The route test lets only these through without a gate of ours (design §7.5).
"""

ROUTES: dict[str, str] = {
    "mfa_authenticate": "the second factor, asked for before there is a session",
    "mfa_login_webauthn": "signing in with a passkey, before there is a session",
    "mfa_index": "one's own authenticators; asks for a signed-in account",
    "mfa_activate_totp": "one's own app; asks for a confirmed account",
    "mfa_deactivate_totp": "one's own app; asks for a confirmed account",
    "mfa_view_recovery_codes": "one's own codes; asks for a confirmed account",
    "mfa_generate_recovery_codes": "one's own codes; asks for a confirmed account",
    "mfa_download_recovery_codes": "one's own codes; asks for a confirmed account",
    "mfa_list_webauthn": "one's own keys; asks for a signed-in account",
    "mfa_add_webauthn": "one's own keys; asks for a confirmed account",
    "mfa_remove_webauthn": "one's own keys; asks for a confirmed account",
}
