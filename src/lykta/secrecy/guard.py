"""The meta-guard: asks the database's own catalogue whether secrecy is whole (AZ-10).

Run after every migration, by `./lykta verify` and by the tests. Each check returns faults as
text; no faults means that the tables, policies, grants and functions are what they must be.
"""

from dataclasses import dataclass

from django.db.backends.utils import CursorWrapper


class Unsafe(Exception):
    """The database would let somebody see or change what they must not."""


@dataclass(frozen=True)
class Check:
    """One thing that must not be found."""

    fault: str
    sql: str


# Tables in schema lykta that carry no secrecy declaration of their own.
BOOKKEEPING = "('django_migrations')"

CHECKS = (
    Check(
        "table without forced row-level security",
        f"""SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = 'lykta' AND c.relkind IN ('r', 'p') AND c.relname NOT IN {BOOKKEEPING}
              AND NOT (c.relrowsecurity AND c.relforcerowsecurity)""",
    ),
    Check(
        "table with matter rows but without the deny policy",
        """SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
           JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'need_to_know'
           WHERE c.relkind = 'r' AND n.nspname = 'lykta' AND NOT EXISTS (
             SELECT 1 FROM pg_policies p WHERE p.schemaname = 'lykta' AND p.tablename = c.relname
               AND p.permissive = 'RESTRICTIVE' AND p.cmd = 'ALL' AND p.qual LIKE '%denied%'
               AND p.with_check LIKE '%denied%' AND p.roles = '{lykta_app}')""",
    ),
    Check(
        "policy on matter rows that does not ask for authority and reach",
        """SELECT p.tablename || '.' || p.policyname FROM pg_policies p
           JOIN pg_class c ON c.relname = p.tablename
           JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = p.schemaname
           JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'need_to_know'
           WHERE p.permissive = 'PERMISSIVE' AND 'lykta_app' = ANY (p.roles) AND (
             (p.qual IS NOT NULL AND NOT (p.qual LIKE '%secrecy.authority()%'
               AND p.qual LIKE '%secrecy.units(%' AND p.qual LIKE '%secrecy.matters(%'))
             OR (p.with_check IS NOT NULL AND NOT (p.with_check LIKE '%secrecy.authority()%'
               AND p.with_check LIKE '%secrecy.units(%'
               AND p.with_check LIKE '%secrecy.matters(%')))""",
    ),
    Check(
        "broad permissive policy for all commands",
        """SELECT tablename || '.' || policyname FROM pg_policies
           WHERE permissive = 'PERMISSIVE' AND cmd = 'ALL' AND roles <> '{lykta_policy}'""",
    ),
    Check(
        "policy for everybody",
        """SELECT tablename || '.' || policyname FROM pg_policies WHERE 'public' = ANY (roles)""",
    ),
    Check(
        "login with too much power",
        """SELECT rolname FROM pg_roles WHERE rolname LIKE 'lykta\\_%' AND rolname <> session_user
             AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)
             AND rolname <> 'lykta_superuser'""",
    ),
    Check(
        "login that may become the owner or the policy role",
        """SELECT m.rolname || ' in ' || g.rolname FROM pg_auth_members am
           JOIN pg_roles m ON m.oid = am.member JOIN pg_roles g ON g.oid = am.roleid
           WHERE g.rolname IN ('lykta_owner', 'lykta_policy') AND m.rolname LIKE 'lykta\\_%'
             AND m.rolname NOT IN (session_user, 'lykta_superuser')""",
    ),
    Check(
        "right to truncate, reference or trigger",
        """SELECT table_schema || '.' || table_name || ': ' || grantee || ' ' || privilege_type
           FROM information_schema.role_table_grants
           WHERE grantee LIKE 'lykta\\_%' AND grantee NOT IN
               ('lykta_owner', 'lykta_policy', session_user, 'lykta_superuser')
             AND table_schema IN ('lykta', 'accounts', 'published', 'audit', 'secrecy')
             AND privilege_type IN ('TRUNCATE', 'REFERENCES', 'TRIGGER')""",
    ),
    Check(
        "table that the app owns",
        """SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
           WHERE n.nspname IN ('lykta', 'accounts', 'published') AND c.relkind = 'r'
             AND pg_get_userbyid(c.relowner) NOT IN ('lykta_owner')""",
    ),
    Check(
        "right for everybody on a table",
        """SELECT table_schema || '.' || table_name FROM information_schema.role_table_grants
           WHERE grantee = 'PUBLIC'
             AND table_schema IN ('lykta', 'accounts', 'published', 'audit', 'secrecy')""",
    ),
    Check(
        "function with the definer's rights that is open, loose or somebody else's",
        """SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
           WHERE n.nspname IN ('lykta', 'accounts', 'published', 'audit', 'secrecy') AND p.prosecdef
             AND (NOT coalesce(p.proconfig::text, '') LIKE '%search_path=pg_catalog%'
               OR pg_get_userbyid(p.proowner) <> 'lykta_policy'
               OR p.proacl IS NULL
               OR EXISTS (SELECT 1 FROM aclexplode(p.proacl) x
                          WHERE x.grantee = 0 AND x.privilege_type = 'EXECUTE'))""",
    ),
    Check(
        "view that runs as its owner, or a materialised view",
        """SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
           WHERE n.nspname IN ('lykta', 'accounts', 'audit', 'secrecy', 'published')
             AND (c.relkind = 'm' OR (c.relkind = 'v'
               AND coalesce(array_to_string(c.reloptions, ','), '')
                   NOT LIKE '%security_invoker=true%'))""",
    ),
    Check(
        "function marked leakproof",
        """SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
           WHERE n.nspname IN ('lykta', 'audit', 'secrecy', 'published') AND p.proleakproof""",
    ),
    Check(
        "unique index over a personal number or a name",
        """SELECT i.relname FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
           JOIN pg_class c ON c.oid = x.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
           JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (x.indkey)
           WHERE n.nspname = 'lykta' AND x.indisunique
             AND has_table_privilege('lykta_app', c.oid, 'INSERT')
             AND a.attname IN ('token', 'personal_number')""",
    ),
)


def faults(cursor: CursorWrapper) -> list[str]:
    """Return every fault found, as `what: where`; an empty list when secrecy is whole."""
    found: list[str] = []
    for check_ in CHECKS:
        cursor.execute(check_.sql)
        found += [f"{check_.fault}: {row[0]}" for row in cursor.fetchall()]
    return sorted(found)


def check(cursor: CursorWrapper) -> None:
    """Raise `Unsafe` naming every fault."""
    found = faults(cursor)
    if found:
        raise Unsafe("The database is not safe to use:\n  " + "\n  ".join(found))
