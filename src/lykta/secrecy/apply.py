"""Secures the database after migrations: functions, policies, grants, guard. Idempotent.

Between a migration and this step a new table has no grant at all, so it fails closed.
"""

from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connections, models
from django.db.backends.utils import CursorWrapper

from config import secret_files
from lykta.kernel import access_matrix
from lykta.secrecy import guard
from lykta.secrecy.context import KEY_ID
from lykta.secrecy.declare import ACCOUNTS, Guard, Secrecy
from lykta.secrecy.policies import Table, schema_of, statements

SOURCE = Path(__file__).resolve().parent.parent


class Undeclared(Exception):
    """A model does not say who may touch its rows."""


def declared(model: type[models.Model]) -> Secrecy:
    """Return the model's declaration; tables of third-party packages hold identity only."""
    made = getattr(model, "secrecy", None)
    if isinstance(made, Secrecy):
        return made
    if model.__module__.startswith("lykta."):
        raise Undeclared(f"{model.__name__} has no `secrecy`; see lykta/secrecy/declare.py.")
    return ACCOUNTS


def tables() -> list[Table]:
    """Return every table of the project with its declaration."""
    return [
        Table(
            name=model._meta.db_table,
            columns=tuple(str(field.column) for field in model._meta.local_concrete_fields),
            secrecy=declared(model),
        )
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    ]


def secure() -> None:
    """Bring functions, policies and grants to what the declarations and the matrix say.

    Raises `guard.Unsafe` when the meta-guard finds a fault afterwards.
    """
    with connections["deploy"].cursor() as cursor:
        made = [table for table in tables() if _move(cursor, table)]
        _functions(cursor, made)
        _installation(cursor)
        for table in made:
            for statement in statements(table):
                cursor.execute(statement)
        guard.check(cursor)


def _move(cursor: CursorWrapper, table: Table) -> bool:
    """Put the table in its schema; False when no migration has made it yet."""
    cursor.execute(
        "SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE c.relname = %s AND c.relkind = 'r'"
        "   AND n.nspname IN ('lykta', 'accounts', 'published')",
        [table.name],
    )
    row = cursor.fetchone()
    if row is None:
        return False
    here, wanted = row[0], schema_of(table.secrecy.guard)
    if here != wanted:
        cursor.execute(f'ALTER TABLE {here}."{table.name}" SET SCHEMA {wanted}')
    if table.secrecy.guard is Guard.ACCOUNTS:
        cursor.execute("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA accounts TO lykta_app")
    return True


def _functions(cursor: CursorWrapper, made: list[Table]) -> None:
    """Run every app's SQL files, ordered by their number, as the role that owns the functions."""
    files = sorted(SOURCE.glob("*/sql/*.sql"), key=lambda path: path.name)
    cursor.execute("SET ROLE lykta_owner")
    for table in made:
        if table.secrecy.guard is not Guard.ACCOUNTS:
            cursor.execute(statements(table)[1])
    cursor.execute("SET ROLE lykta_policy")
    cursor.execute("SET check_function_bodies = off")
    for path in files:
        for statement in split(path.read_text(encoding="utf-8")):
            cursor.execute(statement)
    cursor.execute("SET ROLE lykta_owner")


def split(text: str) -> list[str]:
    """Return a file's statements, one at a time as the driver wants; `$$` bodies stay whole."""
    found: list[str] = []
    current: list[str] = []
    quoted = False
    for line in text.splitlines():
        if not current and (not line.strip() or line.lstrip().startswith("--")):
            continue
        current.append(line)
        if line.count("$$") % 2:
            quoted = not quoted
        code = line.split("--")[0].rstrip()
        if not quoted and code.endswith(";"):
            found.append("\n".join(current))
            current = []
    return found


def _installation(cursor: CursorWrapper) -> None:
    key = bytes.fromhex(secret_files.read(settings.SECRETS, "key_context")).ljust(64, b"\0")
    inner, outer = bytes(b ^ 0x36 for b in key), bytes(b ^ 0x5C for b in key)
    cursor.execute("SET ROLE lykta_policy")
    cursor.execute(
        "INSERT INTO secrecy.key VALUES (%s, %s, %s) ON CONFLICT (kid)"
        " DO UPDATE SET ipad = EXCLUDED.ipad, opad = EXCLUDED.opad",
        [KEY_ID, inner, outer],
    )
    cursor.execute(
        "INSERT INTO secrecy.installation (mode) VALUES (%s) ON CONFLICT (one) DO NOTHING",
        [settings.MODE],
    )
    matrix = access_matrix.load(settings.DATA_DIR / "access.yaml")
    cursor.execute("DELETE FROM secrecy.matrix")
    for row in matrix.rows():
        cursor.execute("INSERT INTO secrecy.matrix VALUES (%s, %s, %s, %s)", row)
    cursor.execute("SET ROLE lykta_owner")
