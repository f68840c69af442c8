"""Finds every Swedish text a reader may meet: in templates, in code, in the law's table.

Text stands as it is written: the Swedish text is its own key (docs/domains/web.md#languages).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lykta.web.rules.python_texts import python_texts
from lykta.web.rules.text import Text

__all__ = ["Text", "python_texts", "template_texts", "yaml_texts"]

STRING: Final = r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'"
TAG: Final = re.compile(r"{%\s*(\w+)((?:[^%\"']|%(?!})|" + STRING + r")*?)%}", re.DOTALL)
ARGUMENT: Final = re.compile(r"(?:(\w+)=)?((?:" + STRING + r")|[^\s]+)")
MARKED: Final = re.compile(r"(?<![\w.])_\((" + STRING + r")\)")
BLOCK: Final = re.compile(
    r"{%\s*blocktrans(?:late)?\b(.*?)%}(.*?)(?:{%\s*plural\s*%}(.*?))?{%\s*endblocktrans(?:late)?\s*%}",
    re.DOTALL,
)
VARIABLE: Final = re.compile(r"{{\s*([\w.]+)(?:\|[^}]*)?\s*}}")
YAML_KEYS: Final = ("title", "unconfirmed_because", "swedish", "description")
YAML_LINE: Final = re.compile(
    r"^\s*(?:- )?(" + "|".join(YAML_KEYS) + r"):\s*(\"(?:[^\"\\]|\\.)*\"|[^#\"\n]+)\s*$",
    re.MULTILINE,
)

# Which arguments of our own template tags are words: by place and by name.
TAG_WORDS: Final[dict[str, tuple[tuple[int, ...], tuple[str, ...]]]] = {
    "translate": ((0,), ()),
    "trans": ((0,), ()),
    "button": ((0,), ()),
    "back_link": ((1,), ()),
    "tabs": ((1,), ("label",)),
    "table": ((0,), ("caption", "empty")),
    "column": ((0,), ()),
    "message": ((), ("title",)),
    "empty_state": ((0,), ("text",)),
    "chip": ((0,), ()),
    "more": ((0,), ("summary",)),
    "page_head": ((0,), ("lead", "above")),
    "masked": ((0,), ("label",)),
    "light": ((1,), ("word",)),
    "freshness": ((1,), ("word",)),
    "field": ((), ("why", "hint")),
    "clock": ((), ("title",)),
    "bar_chart": ((), ("title", "sentence", "unit", "hidden")),
    "sparkline": ((), ("label", "latest")),
    "timeline": ((), ("label",)),
    "incident_strip": ((), ("title",)),
}


def template_texts(source: str) -> Iterator[Text]:
    """Texts of a Django template, with those given to our own components."""
    source = re.sub(
        r"{#.*?#}|{%\s*comment\s*%}.*?{%\s*endcomment\s*%}", "", source, flags=re.DOTALL
    )
    for options, one, many in BLOCK.findall(source):
        trimmed = "trimmed" in options.split()
        yield Text(_body(one, trimmed=trimmed), _body(many, trimmed=trimmed))
    for name, arguments in TAG.findall(source):
        yield from _tag_texts(name, arguments)
    for text in MARKED.findall(source):
        yield Text(_unquoted(text))


def _body(text: str, *, trimmed: bool) -> str:
    filled = VARIABLE.sub(r"%(\1)s", text.replace("%", "%%"))
    if not trimmed:
        return filled
    return " ".join(line.strip() for line in filled.splitlines() if line.strip())


def _tag_texts(name: str, arguments: str) -> Iterator[Text]:
    places, names = TAG_WORDS.get(name, ((), ()))
    place = -1
    for key, value in ARGUMENT.findall(arguments):
        place += not key
        wanted = key in names if key else place in places
        literal = value[0] in "\"'" and value[-1] == value[0] and len(value) > 1
        if wanted and literal and _unquoted(value).strip():
            yield Text(_unquoted(value))


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text[1:-1])


def yaml_texts(source: str) -> Iterator[Text]:
    """The words of a data file that a page shows: titles, reasons, roles."""
    for _, value in YAML_LINE.findall(source):
        text = value.strip()
        yield Text(_unquoted(text) if text.startswith('"') else text)
