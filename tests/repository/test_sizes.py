"""Someone will live in this code: functions and files stay small enough to read at once."""

from tests.repository.files import ROOT, functions, python_files, tracked

LONGEST_FILE = 400
LONGEST_FUNCTION = 40
VENDORED = ("/vendor/", "axe.min.js", "/locale/", "package-lock")


def test_no_python_file_is_over_400_lines() -> None:
    long = [p for p in python_files() if len(p.read_text().splitlines()) > LONGEST_FILE]

    assert long == []


def test_no_function_is_over_40_lines() -> None:
    tall = [
        f"{path.relative_to(ROOT)}:{line} {name} is {length} lines"
        for path in python_files()
        for name, line, length in functions(path)
        if length > LONGEST_FUNCTION
    ]

    assert tall == []


def test_no_template_style_or_script_of_ours_is_over_400_lines() -> None:
    ours = [p for p in tracked(".html", ".css", ".js", ".sql") if not _vendored(str(p))]

    assert [p for p in ours if len(p.read_text().splitlines()) > LONGEST_FILE] == []


def _vendored(path: str) -> bool:
    return any(part in path for part in VENDORED)
