"""Roles: what the access matrix gives each, which may not be held together, and their table."""

from collections.abc import Iterable, Mapping

from lykta.kernel.access_matrix import Role
from lykta.kernel.permissions import Scope
from lykta.kernel.problems import NotNow

MACHINES = ("machine_import", "machine_counts", "machine_link", "machine_mail")
RECEIVER = "machine_handover"  # one in each unit that does casework
APART = frozenset({"system_administrator", "data_protection_officer"})
_ABOUT_PEOPLE = ("matter", "identity", "note", "placement", "glass")


def is_machine(role: str) -> bool:
    """Tell whether the role is a machine's: never given to a person, never signed in as."""
    return role in MACHINES or role == RECEIVER


def does_casework(role: Role) -> bool:
    """Tell whether the role reaches any matter."""
    return any(
        permission.object in _ABOUT_PEOPLE and scope is not Scope.NONE
        for permission, scope in role.grants.items()
    )


def check_compatible(role: str, *, held: Iterable[str], roles: Mapping[str, Role]) -> None:
    """Raise `NotNow` when a person holding `held` may not get `role` for overlapping days.

    Those who run the accounts or watch the log may not work with matters, nor be one another
    (security T11: a malicious administrator; DPO independence, GDPR art. 38.6).
    """
    if role not in roles or is_machine(role):
        raise NotNow("Den rollen kan inte ges till en person.")
    for other in held:
        pair = {role, other}
        apart = pair & APART
        casework = any(does_casework(roles[one]) for one in pair - apart if one in roles)
        if len(apart) > 1 or (apart and casework):
            raise NotNow(
                f"{roles[role].swedish} kan inte förenas med {roles[other].swedish.lower()}: "
                "den som sköter konton eller granskar loggen får inte själv arbeta med ärenden."
            )


def table(roles: Mapping[str, Role]) -> str:
    """Return the roles as the Markdown table in docs/domains/organisation.md."""
    lines = ["| Code | Swedish | What it is |", "|---|---|---|"]
    lines += [f"| `{r.code}` | {r.swedish} | {r.description} |" for r in roles.values()]
    return "\n".join(lines)
