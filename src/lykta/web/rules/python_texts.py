"""Swedish texts in Python code: marked ones, terms, reasons of refusal, labels of fields."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from lykta.web.rules.text import Text

MARKERS: Final = ("_", "gettext", "gettext_lazy", "gettext_noop")
PLURALS: Final = ("ngettext", "ngettext_lazy", "Phrase")
REASONS: Final = ("Refused", "NotNow", "StepUpNeeded", "Said", "Place")
WORDS: Final = ("label", "help_text", "hint", "swedish", "empty_label")
TASKS: Final = {"Duty": ("title", "why"), "YearEvent": ("title", "kind")}
PAIRS: Final = "lykta/law/rules/words.py"


def python_texts(source: str, *, path: str = "") -> Iterator[Text]:
    """Texts of a Python file. Terms are classes whose base is named ``…Term``."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _call(node)
        elif isinstance(node, ast.ClassDef):
            yield from _class(node)
    if path.endswith(PAIRS):
        yield from _pairs(tree)


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _string(node: ast.expr | None) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return ""


def _call(node: ast.Call) -> Iterator[Text]:
    name, strings = _name(node.func), [_string(one) for one in node.args]
    if name in PLURALS and len(strings) > 1 and strings[0]:
        yield Text(strings[0], strings[1])
    elif name in (*MARKERS, *REASONS) and strings and strings[0]:
        yield Text(strings[0])
    elif name == "Invalid" and node.args and isinstance(node.args[0], ast.Dict):
        yield from (Text(text) for text in map(_string, node.args[0].values) if text)
    for keyword in node.keywords:
        if keyword.arg in (*WORDS, *TASKS.get(name, ())) and _string(keyword.value):
            yield Text(_string(keyword.value))
        elif keyword.arg in ("choices", "error_messages"):
            yield from _choices(keyword.value)


def _choices(node: ast.expr) -> Iterator[Text]:
    if isinstance(node, ast.Dict):
        yield from (Text(text) for text in map(_string, node.values) if text)
    for item in getattr(node, "elts", []):
        if isinstance(item, ast.Tuple) and len(item.elts) == 2 and _string(item.elts[1]):
            yield Text(_string(item.elts[1]))


def _class(node: ast.ClassDef) -> Iterator[Text]:
    bases = [_name(base) for base in node.bases]
    if any(base.endswith("Term") for base in bases):
        yield from _members(node)
    if any(base in REASONS for base in bases):
        for call in ast.walk(node):
            if isinstance(call, ast.Call) and _name(call.func) == "__init__" and call.args:
                yield from map(Text, filter(None, [_string(call.args[0])]))


def _members(node: ast.ClassDef) -> Iterator[Text]:
    for line in node.body:
        if isinstance(line, ast.Assign) and isinstance(line.value, ast.Tuple):
            strings = [_string(one) for one in line.value.elts]
            yield from (Text(text) for text in strings[1:] if text)


def _pairs(tree: ast.Module) -> Iterator[Text]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple) and len(node.elts) == 2:
            one, many = map(_string, node.elts)
            if one and many:
                yield Text(one, many)
        elif isinstance(node, ast.Call) and _name(node.func) == "_plain":
            yield from (Text(text, text) for text in map(_string, node.args[:1]) if text)
        elif isinstance(node, ast.Dict) and all(isinstance(one, ast.Tuple) for one in node.values):
            yield from (Text(text, text) for text in map(_string, filter(None, node.keys)) if text)
