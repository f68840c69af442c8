"""OP-03: what is installed is exactly what was reviewed, whatever host it comes from."""

import re
import tomllib
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)==(\S+?)( ; .+)? \\$")


def read_pins(name: str) -> dict[str, str]:
    """Return package and version of every requirement in a lock file."""
    text = (REPOSITORY / "requirements" / name).read_text("utf-8")
    found = [PIN.match(line) for line in text.splitlines()]
    return {pin[1]: pin[2] for pin in found if pin}


@pytest.mark.parametrize("name", ["runtime.lock", "dev.lock"])
def test_op_03_every_requirement_is_pinned_with_hashes(name: str) -> None:
    """A requirement is one pin followed by hashes; nothing else stands there but comments."""
    lines = (REPOSITORY / "requirements" / name).read_text("utf-8").splitlines()
    for number, line in enumerate(lines):
        if PIN.match(line):
            assert lines[number + 1].startswith("    --hash=sha256:"), line
        else:
            assert re.match(r"    (--hash=sha256:[0-9a-f]{64}( \\)?|#.*)$", line), line
    assert len(read_pins(name)) > 30


@pytest.mark.parametrize("name", ["runtime.lock", "dev.lock"])
def test_no_package_host_is_named(name: str) -> None:
    """Where packages come from is the operator's choice."""
    text = (REPOSITORY / "requirements" / name).read_text("utf-8")
    assert not re.search(r"https?:|://|index-url|find-links", text)


def test_the_tests_list_holds_the_runtime_list() -> None:
    """Tests run with the very versions the demo runs with."""
    runtime, dev = read_pins("runtime.lock"), read_pins("dev.lock")
    assert runtime.items() <= dev.items()


def test_the_lists_follow_pyproject() -> None:
    """A changed requirement without renewed lists fails here (requirements/README.md)."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
    wanted = {
        "runtime.lock": [
            *project["project"]["dependencies"],
            *project["project"]["optional-dependencies"]["embedded"],
        ],
        "dev.lock": project["dependency-groups"]["dev"],
    }
    for lock, requirements in wanted.items():
        pins = read_pins(lock)
        for requirement in requirements:
            name, _, version = requirement.split(";")[0].strip().partition("==")
            plain = re.sub(r"\[.*\]", "", name).strip().lower()
            assert plain in pins, requirement
            assert version in ("", pins[plain]), requirement
