"""The commands of `./lykta`."""

import argparse
import sys
from collections.abc import Sequence

from launch import commands, demo, production, testing
from launch.places import Home, find_home
from launch.trouble import Trouble

DJANGO_COMMANDS = {
    "migrate": "make or bring up to date the database: roles, tables, policies, keys",
    "import": "import FILE [--dry-run]: read a municipality from a file",
    "export": "export FILE: write a file that imports to the same state",
    "release": "release YEAR: publish a year's statistics",
    "worker": "do what is due: the weekly mail, sending mail (runs beside serve)",
    "bench": "bench [--json FILE]: measure the main pages against their floor",
    "verify": "verify the audit chain and the database's policies",
    "rotate-keys": "give the keys a new wrapping key",
    "check": "check that this deployment is safe to open",
    "createadmin": "make the first administrator (no right to any matter)",
}
MORE = "Settings come from the environment (LYKTA_...): docs/operations/install.md"


def build_parser() -> argparse.ArgumentParser:
    """Return the parser; what belongs to Django's commands is parsed by them."""
    parser = argparse.ArgumentParser(prog="./lykta", description="Lykta", epilog=MORE)
    words = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _add_demo(words.add_parser("demo", help="start everything here, with invented people"))
    _add_test(words.add_parser("test", help="run what CI runs", prefix_chars="-"))
    words.add_parser("serve", help="the production web server (needs LYKTA_DATABASE_URL)")
    for name, text in DJANGO_COMMANDS.items():
        words.add_parser(name, help=text, add_help=False)
    return parser


def _add_demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=None, help="default 8000, or LYKTA_PORT")
    parser.add_argument("--password", help="the one password of the demo people")
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")
    parser.add_argument("--fresh", action="store_true", help="remove the demo's data first")


def _add_test(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--full", action="store_true", help="the long tests too")
    parser.add_argument("--quick", action="store_true", help="without the linters")


def run(arguments: Sequence[str], home: Home) -> int:
    """Do what the command line says; returns the exit status."""
    chosen, rest = build_parser().parse_known_args(arguments)
    if chosen.command in DJANGO_COMMANDS:
        return commands.run(home, chosen.command, arguments[1:])
    if chosen.command == "test":
        return testing.run(home, full=chosen.full, quick=chosen.quick, arguments=rest)
    if rest:
        raise Trouble(
            f"Not understood: {' '.join(rest)}. See: ./lykta {chosen.command} --help",
            status=2,
        )
    if chosen.command == "serve":
        return production.run(home)
    port = production.read_port() if chosen.port is None else chosen.port
    options = demo.Options(port, chosen.password, not chosen.no_browser, chosen.fresh)
    return demo.run(options, home)


def main(arguments: Sequence[str]) -> int:
    """Run a command; expected faults are told in words, not tracebacks."""
    try:
        return run(arguments, find_home())
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return trouble.status
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
