"""The municipality's identity provider over OpenID Connect; off until its settings are set."""

from typing import Any

from config import env


def oidc_provider() -> dict[str, Any]:
    """Return the sign-in package's provider settings, empty when LYKTA_OIDC_URL is not set."""
    url = env.text("OIDC_URL")
    if not url:
        return {}
    app = {
        "provider_id": "oidc",
        "name": env.text("OIDC_NAME", "Kommunens inloggning"),
        "client_id": env.text("OIDC_CLIENT"),
        "secret": env.text("OIDC_SECRET"),
        "settings": {"server_url": url, "oauth_pkce_enabled": True},
    }
    return {"openid_connect": {"APPS": [app]}}
