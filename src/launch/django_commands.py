"""Call Django's management commands, by the names an operator uses."""

import sys
from collections.abc import Sequence

import django
from django.core.management import CommandError, call_command, get_commands
from django.db.utils import OperationalError

from launch.trouble import Trouble

# Django has commands of these names already; ours carry the prefix alone.
TAKEN_BY_DJANGO = frozenset({"migrate", "check", "test"})
# Until there is one of ours, Django's own look at a deployment.
INSTEAD = {"check": ("check", "--deploy", "--fail-level", "WARNING")}


def call(name: str, *arguments: str) -> None:
    """Run one command in this process; raises Trouble with the command's own words."""
    try:
        django.setup()
        call_command(*find(name), *arguments)
    except CommandError as fault:
        raise Trouble(str(fault), status=fault.returncode) from fault
    except OperationalError as fault:
        raise Trouble(f"The database cannot be reached or refuses:\n{fault}") from fault


def find(name: str) -> tuple[str, ...]:
    """Return the management command behind an operator's word; `import` is `lykta_import`."""
    known = get_commands()
    plain = name.replace("-", "_")
    for candidate in (f"lykta_{plain}", plain):
        if candidate in known and candidate not in TAKEN_BY_DJANGO:
            return (candidate,)
    if name in INSTEAD:
        return INSTEAD[name]
    raise Trouble(f"This version of Lykta has no `{name}` yet. What there is: ./lykta --help")


def prepare_demo() -> None:
    """Bring the demo's database up to date and load Uppsala (skipped when it is loaded)."""
    print("Making the database ready ...", flush=True)
    call("migrate", "--verbosity", "0")
    try:
        call_command(*find("load_demo"))
    except CommandError as fault:
        raise Trouble(str(fault), status=fault.returncode) from fault


def main(arguments: Sequence[str]) -> int:
    """Prepare the demo in a process of its own, whose memory is given back when it is done."""
    try:
        if list(arguments) == ["prepare-demo"]:
            prepare_demo()
        else:
            call(*arguments)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return trouble.status
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
