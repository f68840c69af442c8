"""Raw connections to a test's database, as each login: what an attacker with SQL would have."""

import psycopg
from django.conf import settings

from config import secret_files


def connect(database: str, login: str) -> "psycopg.Connection[tuple[object, ...]]":
    """Return a connection as `lykta_<login>`, or as the deploy login for `deploy`."""
    deploy = settings.DATABASES["deploy"]
    user, password = deploy["USER"], deploy["PASSWORD"]
    if login != "deploy":
        user, password = f"lykta_{login}", secret_files.read(settings.SECRETS, f"db_{login}")
    return psycopg.connect(
        host=deploy["HOST"], port=deploy["PORT"], dbname=database, user=user, password=password
    )
