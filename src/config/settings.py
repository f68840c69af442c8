"""Django's settings. Everything an operator may set comes from the environment (`LYKTA_…`)."""

from pathlib import Path

from csp.constants import NONCE, NONE, SELF

from config import env, secret_files
from config.databases import databases
from config.oidc import oidc_provider

BASE_DIR = Path(__file__).resolve().parent.parent.parent
DATA_DIR = BASE_DIR / "data"

# ---- which installation this is -----------------------------------------------------------
MODE = env.choice("MODE", ("demo", "test", "production"), "production")
DEMO = MODE == "demo"
HOME = env.folder("HOME", "~/.lykta")
SECRETS = env.folder("SECRETS", str(HOME / "secrets"))
NOW = env.moment("NOW")
if NOW and MODE == "production":
    raise env.SettingProblem("LYKTA_NOW is for the demo and the tests only. Remove it.")
if MODE != "production":
    secret_files.ensure(SECRETS)

DEBUG = False
SECRET_KEY = secret_files.read(SECRETS, "django") or "not-made-yet"
HTTPS = env.choice("HTTPS", ("on", "off"), "off" if MODE != "production" else "on") == "on"
ALLOWED_HOSTS = env.words("HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env.words("ORIGINS")
MUNICIPALITY = env.text("MUNICIPALITY", "0380")
MUNICIPALITY_NAME = env.text("MUNICIPALITY_NAME", "Uppsala kommun")
QUICK_EXIT_URL = env.text("QUICK_EXIT_URL", "https://www.smhi.se/")

DATABASES = databases(
    url=env.text("DATABASE_URL", "postgresql://postgres@127.0.0.1:5432/lykta"),
    keyring_url=env.text("KEYRING_URL"),
    secrets=SECRETS,
    hurried=DEMO and env.choice("LOADING", ("on", "off"), "off") == "on",
)
DATABASE_ROUTERS = ["lykta.secrecy.routing.Router"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# ---- mail (lykta.outbox): without a server the demo and the tests write files ----------------
ADDRESS = env.text("ADDRESS", f"http://localhost:{env.text('PORT', '8000')}").rstrip("/")
SMTP_HOST = env.text("SMTP_HOST")
SMTP_PORT = env.number("SMTP_PORT", 587)
SMTP_USER = env.text("SMTP_USER")
SMTP_PASSWORD = env.text("SMTP_PASSWORD")
SMTP_TLS = env.choice("SMTP_TLS", ("starttls", "tls", "off"), "starttls")
MAIL_FROM = env.text("MAIL_FROM", "lykta@localhost.invalid")

# ---- what it is made of (highest layer first) -----------------------------------------------
INSTALLED_APPS = [
    "lykta.web",
    "lykta.exchange",
    "lykta.statistics",
    "lykta.housing",
    "lykta.resource_centre",
    "lykta.casework",
    "lykta.follow_up",
    "lykta.plan",
    "lykta.networks",
    "lykta.contact",
    "lykta.workplace",
    "lykta.council",
    "lykta.projects",
    "lykta.knowledge",
    "lykta.anonymous",
    "lykta.appointments",
    "lykta.organisation",
    "lykta.outbox",
    "lykta.drafts",
    "lykta.documents",
    "lykta.inbox",
    "lykta.pages",
    "lykta.secrecy",
    "lykta.vault",
    "lykta.audit",
    "lykta.law",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django_htmx",
]
INSTALLED_APPS = [
    app
    for app in INSTALLED_APPS
    if not app.startswith("lykta.")
    or (BASE_DIR / "src" / app.replace(".", "/") / "apps.py").exists()
]

MIDDLEWARE = [
    "csp.middleware.CSPMiddleware",  # outermost: what a middleware answers has its rules too
    "lykta.pages.headers.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "lykta.contact.handing_out.HelpPagesMiddleware",  # above sessions: there without a database
    "lykta.workplace.support_pages.SupportPagesMiddleware",  # above sessions: read without a trace
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "lykta.pages.problem_pages.ProblemsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "lykta.pages.input_guard.InputGuardMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "lykta.organisation.sessions.SessionRulesMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "lykta.web.shell.shell",
                "csp.context_processors.nonce",
            ],
        },
    },
]

# ---- who one is ------------------------------------------------------------------------------
AUTH_USER_MODEL = "organisation.User"
AUTHENTICATION_BACKENDS = ["lykta.organisation.sign_in.Backend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher"
    if MODE == "production"
    else "lykta.organisation.sign_in.QuickArgon2"
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": "lykta.organisation.common_passwords.CommonPasswordValidator"},
]
LOGIN_URL = "/logga-in"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
LOGIN_REDIRECT_URL = "/min-dag"
# The package's pages are ours (lykta.organisation.urls); no addresses, no mail, no sign-up.
ACCOUNT_ADAPTER = "lykta.organisation.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = False  # ours are in the database and keep no IP address
ACCOUNT_LOGOUT_REDIRECT_URL = "/logga-in"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
MFA_ADAPTER = "lykta.organisation.adapters.MfaAdapter"
MFA_FORMS = {"authenticate": "lykta.organisation.forms.SecondFactorForm"}
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"  # a passkey alone is two factors
MFA_TOTP_ISSUER = "Lykta"
MFA_TOTP_TOLERANCE = 1  # one step before or after, each code once (SE-04)
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = MODE != "production"  # localhost over http
SOCIALACCOUNT_ADAPTER = "lykta.organisation.adapters.OidcAdapter"
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_PROVIDERS = oidc_provider()

SESSION_ENGINE = "lykta.organisation.session_store"
SESSION_COOKIE_NAME = "__Host-lykta" if HTTPS else "lykta"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_IDLE_SECONDS = 15 * 60
SESSION_ABSOLUTE_SECONDS = 10 * 60 * 60
SESSION_WARN_SECONDS = 120
STEP_UP_SECONDS = 5 * 60
SESSION_COOKIE_AGE = SESSION_ABSOLUTE_SECONDS
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True  # pages carry the token themselves
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "lykta.pages.problem_pages.csrf_failed"

# ---- the anonymous thread (security §3.7) -----------------------------------------------------
# Memory in KiB, passes and lanes of Argon2id: a code costs this much to try. Tests try cheaply.
_QUICK = MODE == "test" and env.choice("THREAD_STRENGTH", ("quick", "full"), "quick") == "quick"
THREAD_STRENGTH = (1024, 1, 1) if _QUICK else (64 * 1024, 3, 1)
THREAD_COOKIE = "__Host-sida" if HTTPS else "sida"
TIME_COOKIE = "__Host-rad" if HTTPS else "rad"
# Behind a proxy: the header in which it passes the visitor's network (/24 or /56), never more.
VISITOR_NETWORK_HEADER = env.text("VISITOR_NETWORK_HEADER")

# ---- browser rules (security §3.8, design §7.10) ----------------------------------------------
SECURE_SSL_REDIRECT = False  # the proxy's job
SECURE_HSTS_PRELOAD = HTTPS
SILENCED_SYSTEM_CHECKS = ["security.W008"]  # redirecting to https is the proxy's job
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF, *env.words("OIDC_ORIGINS")],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
        "manifest-src": [NONE],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["lykta-htmx"],
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

# ---- words and time -----------------------------------------------------------------------------
LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "__Host-lang" if HTTPS else "lang"
LANGUAGE_COOKIE_SECURE = HTTPS
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Strict"
LOCALE_PATHS = [HOME / "locale"]  # compiled there at start from locale/ (lykta.web.catalogues)
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
if MODE != "production":
    STATIC_ROOT.mkdir(parents=True, exist_ok=True)
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_ALLOW_ALL_ORIGINS = False  # our files are for our pages

# ---- logs: no personal data, no database detail ------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line"},
        # Without any handler Python itself would print a warning: "Not Found: " and the address.
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "lykta": {"level": "INFO"},
        # Django's own error lines carry the exception text; ours carry an id instead.
        "django.request": {"handlers": ["nowhere"], "propagate": False},
        "django.db.backends": {"handlers": ["nowhere"], "propagate": False},
    },
}
