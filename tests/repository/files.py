"""What the repository tests look at: the files git knows or would know."""

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def tracked(*endings: str) -> list[Path]:
    """Return tracked and new files with one of the endings, all when none is given."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    found = [ROOT / name for name in listed if not endings or name.endswith(endings)]
    return [path for path in found if path.is_file()]


def python_files() -> list[Path]:
    """Return our Python files without migrations."""
    return [path for path in tracked(".py") if "/migrations/" not in str(path)]


def functions(path: Path) -> Iterator[tuple[str, int, int]]:
    """Yield (name, first line, number of lines) of each function in a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, node.lineno, (node.end_lineno or node.lineno) - node.lineno + 1
