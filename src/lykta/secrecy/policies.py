"""The SQL of one table's policies and grants, from its declaration. Pure text, no database.

The shape decides the speed (security §0.2): small arrays that are made once per statement, never
a per-row function, never a join in the policy.
"""

from dataclasses import dataclass

from lykta.secrecy.declare import Guard, Secrecy

CARRIED = ("id", "matter_id", "authority_id", "unit_id", "need_to_know", "queued")


@dataclass(frozen=True)
class Table:
    """A table as the policies need it."""

    name: str
    columns: tuple[str, ...]
    secrecy: Secrecy


def statements(table: Table) -> list[str]:
    """Return every statement that secures the table, in order."""
    start = [f"REVOKE ALL ON {name(table)} FROM PUBLIC, lykta_app, lykta_public, lykta_statistics"]
    if table.secrecy.guard is not Guard.ACCOUNTS:
        start.append(f"GRANT SELECT, INSERT, UPDATE, DELETE ON {name(table)} TO lykta_policy")
    make = {
        Guard.MATTER: _matter,
        Guard.PERSON: _person,
        Guard.OPEN: _open,
        Guard.UNIT: _unit,
        Guard.ACCOUNTS: _accounts,
        Guard.INTERNAL: _internal,
        Guard.PUBLISHED: _published,
    }[table.secrecy.guard]
    return start + make(table)


def name(table: Table) -> str:
    """Return the table's qualified name."""
    return f'{schema_of(table.secrecy.guard)}."{table.name}"'


def schema_of(guard: Guard) -> str:
    """Return the schema that holds tables of this kind."""
    return {Guard.ACCOUNTS: "accounts", Guard.PUBLISHED: "published"}.get(guard, "lykta")


def condition(table: Table, act: str) -> str:
    """Return the permissive condition on a row in a matter: authority, and one of three arrays."""
    key = "id" if table.secrecy.root else "matter_id"
    what = f"'{table.secrecy.object}', '{act}'"
    return (
        "authority_id = (SELECT secrecy.authority()) AND ("
        f"(unit_id = ANY ((SELECT secrecy.units({what}))::uuid[]) AND NOT need_to_know)"
        f" OR (queued AND unit_id = ANY ((SELECT secrecy.queues({what}))::uuid[]))"
        f" OR {key} = ANY ((SELECT secrecy.matters({what}))::uuid[]))"
    )


def _enable(table: Table) -> list[str]:
    where = name(table)
    return [
        f"ALTER TABLE {where} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {where} FORCE ROW LEVEL SECURITY",
        *_policy(table, "policy_role", "TO lykta_policy USING (true) WITH CHECK (true)"),
    ]


def _policy(table: Table, policy: str, rest: str) -> list[str]:
    return [
        f"DROP POLICY IF EXISTS {policy} ON {name(table)}",
        f"CREATE POLICY {policy} ON {name(table)} {rest}",
    ]


def _matter(table: Table) -> list[str]:
    key = "id" if table.secrecy.root else "matter_id"
    never = f"({key} <> ALL ((SELECT secrecy.denied())::uuid[]))"
    read, write = condition(table, "read"), condition(table, "write")
    still = f" AND NOT ({table.secrecy.frozen_when})" if table.secrecy.frozen_when else ""
    made = [
        *_enable(table),
        *_policy(table, "see", f"FOR SELECT TO lykta_app USING ({read})"),
        *_policy(
            table, "deny", f"AS RESTRICTIVE FOR ALL TO lykta_app USING {never} WITH CHECK {never}"
        ),
        f"GRANT SELECT ON {name(table)} TO lykta_app",
    ]
    if not table.secrecy.root and table.secrecy.app_inserts:
        made += _policy(table, "add", f"FOR INSERT TO lykta_app WITH CHECK ({write})")
        made.append(f"GRANT INSERT ON {name(table)} TO lykta_app")
    if table.secrecy.app_updates:
        made += _policy(
            table, "change", f"FOR UPDATE TO lykta_app USING ({write}{still}) WITH CHECK ({write})"
        )
        made.append(_grant_update(table))
    if table.secrecy.deletes:
        made += _policy(table, "remove", f"FOR DELETE TO lykta_app USING ({write}{still})")
        made.append(f"GRANT DELETE ON {name(table)} TO lykta_app")
    return made + _inherit(table)


def _grant_update(table: Table) -> str:
    fixed = {*CARRIED, *table.secrecy.fixed}
    columns = ", ".join(f'"{column}"' for column in table.columns if column not in fixed)
    return f"GRANT UPDATE ({columns}) ON {name(table)} TO lykta_app"


def _inherit(table: Table) -> list[str]:
    if table.secrecy.root:
        return []
    made = (
        f"CREATE TRIGGER inherit BEFORE INSERT OR UPDATE ON {name(table)}"
        " FOR EACH ROW EXECUTE FUNCTION secrecy.inherit_from_matter()"
    )
    return [
        f"DROP TRIGGER IF EXISTS inherit ON {name(table)}",
        made,
    ]


def _person(table: Table) -> list[str]:
    own = "(person_id = (SELECT secrecy.person()))"
    made = _enable(table)
    made += _policy(table, "see", f"FOR SELECT TO lykta_app USING {own}")
    made += _policy(table, "add", f"FOR INSERT TO lykta_app WITH CHECK {own}")
    made += _policy(table, "change", f"FOR UPDATE TO lykta_app USING {own} WITH CHECK {own}")
    made += _policy(table, "remove", f"FOR DELETE TO lykta_app USING {own}")
    return [*made, f"GRANT SELECT, INSERT, UPDATE, DELETE ON {name(table)} TO lykta_app"]


def _open(table: Table) -> list[str]:
    words = table.secrecy.object.split(".")
    act = words[1] if len(words) > 1 else "write"
    may = _written(f"((SELECT secrecy.may('{words[0]}', '{act}')))", table.secrecy)
    asks = table.secrecy.read_needs_permission
    shown = f"((SELECT secrecy.may('{words[0]}', 'read')))" if asks else "(true)"
    if table.secrecy.seen_if:
        shown = f"({shown} AND ({table.secrecy.seen_if}))"
    made = _enable(table)
    made += _policy(table, "see", f"FOR SELECT TO lykta_app USING {shown}")
    made += _policy(table, "add", f"FOR INSERT TO lykta_app WITH CHECK {may}")
    made.append(f"GRANT SELECT, INSERT ON {name(table)} TO lykta_app")
    if table.secrecy.app_updates:
        made += _policy(table, "change", f"FOR UPDATE TO lykta_app USING {may} WITH CHECK {may}")
        made.append(f"GRANT UPDATE ON {name(table)} TO lykta_app")
    if table.secrecy.deletes:
        made += _policy(table, "remove", f"FOR DELETE TO lykta_app USING {may}")
        made.append(f"GRANT DELETE ON {name(table)} TO lykta_app")
    return made


def _written(may: str, secrecy: Secrecy) -> str:
    """Return the permission with the declaration's further conditions on a written row."""
    if secrecy.only_if:
        may = f"({may} AND ({secrecy.only_if}))"
    return f"({may} OR ({secrecy.also_if}))" if secrecy.also_if else may


def _unit(table: Table) -> list[str]:
    """Rows of one unit's inbox: reading and writing each reach the units the matrix says."""
    object_, _dot, act = table.secrecy.object.partition(".")
    read, write = _in_units(object_, "read"), _in_units(object_, act or "write")
    made = [
        *_enable(table),
        *_policy(table, "see", f"FOR SELECT TO lykta_app USING ({read})"),
        f"GRANT SELECT ON {name(table)} TO lykta_app",
    ]
    if table.secrecy.app_inserts:
        made += _policy(table, "add", f"FOR INSERT TO lykta_app WITH CHECK ({write})")
        made.append(f"GRANT INSERT ON {name(table)} TO lykta_app")
    if table.secrecy.app_updates:
        how = f"FOR UPDATE TO lykta_app USING ({write}) WITH CHECK ({write})"
        made += [*_policy(table, "change", how), _grant_update(table)]
    if table.secrecy.deletes:
        made += _policy(table, "remove", f"FOR DELETE TO lykta_app USING ({write})")
        made.append(f"GRANT DELETE ON {name(table)} TO lykta_app")
    return made


def _in_units(object_: str, act: str) -> str:
    units = f"(SELECT secrecy.units('{object_}', '{act}'))::uuid[]"
    return f"authority_id = (SELECT secrecy.authority()) AND unit_id = ANY ({units})"


def _accounts(table: Table) -> list[str]:
    return [f"GRANT SELECT, INSERT, UPDATE, DELETE ON {name(table)} TO lykta_app"]


def _internal(table: Table) -> list[str]:
    return _enable(table)


def _published(table: Table) -> list[str]:
    readers = "lykta_app, lykta_public, lykta_statistics"
    return [f"GRANT SELECT ON {name(table)} TO {readers}"]
