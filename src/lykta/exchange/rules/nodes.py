"""A file's text as a tree in which every value knows its line.

Only plain YAML: anchors, aliases, tags and several documents are refused, so that a small file
can never grow large and nothing but text, numbers and lists can come out of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

import yaml

from lykta.exchange.rules.faults import BadFile, Fault, short

DEEPEST = 12
_RESOLVER = yaml.SafeLoader("")


class Kind(Enum):
    """What a value is written as."""

    TEXT = "text"
    NUMBER = "tal"
    FLAG = "true eller false"
    NOTHING = "null"
    LIST = "lista"
    RECORD = "poster med kolon"


@dataclass(frozen=True)
class Node:
    """A value with its line. `text` is as written; lists and records have their parts."""

    line: int
    kind: Kind
    text: str = ""
    items: tuple[Node, ...] = ()
    fields: dict[str, Node] = field(default_factory=dict)

    def everything(self) -> Iterator[Node]:
        """Return the node and all below it, keys included, in file order."""
        yield self
        for item in self.items:
            yield from item.everything()
        for name, node in self.fields.items():
            yield Node(node.line, Kind.TEXT, name)
            yield from node.everything()


def tree(text: str) -> Node:
    """Return the text's one document. Raises BadFile with the line that cannot be read."""
    builder = _Builder()
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 0
        reason = "Raden går inte att läsa. Kontrollera kolon, indrag och citattecken."
        raise BadFile([*builder.faults, Fault(line, "", reason)]) from None
    except (yaml.YAMLError, RecursionError):
        raise BadFile([Fault(0, "", "Filen är inte YAML.")]) from None
    if builder.faults:
        raise BadFile(builder.faults)
    if builder.root is None:
        raise BadFile([Fault(0, "", "Filen är tom.")])
    return builder.root


@dataclass
class _Open:
    """A list or record whose end has not come yet."""

    line: int
    kind: Kind
    items: list[Node] = field(default_factory=list)
    fields: dict[str, Node] = field(default_factory=dict)
    key: Node | None = None

    def closed(self) -> Node:
        return Node(self.line, self.kind, "", tuple(self.items), self.fields)


class _Builder:
    """Builds the tree from the parser's events; what stands twice is collected."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self.faults: list[Fault] = []
        self.open: list[_Open] = []

    def take(self, event: yaml.Event) -> None:
        """Take the next event in."""
        line = event.start_mark.line + 1 if event.start_mark else 0
        if isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            self._refuse(line, "Filen får bara ha ett dokument (--- en gång).")
        self._check_plain(event, line)
        if isinstance(event, yaml.MappingStartEvent):
            self._begin(line, Kind.RECORD)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._begin(line, Kind.LIST)
        elif isinstance(event, yaml.ScalarEvent):
            self._place(_scalar(event, line))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._place(self.open.pop().closed())

    def _check_plain(self, event: yaml.Event, line: int) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self._refuse(line, "Ankare och alias (& och *) får inte användas.")
        if getattr(event, "tag", None):
            self._refuse(line, "Taggar (!) får inte användas.")

    def _refuse(self, line: int, reason: str) -> None:
        raise BadFile([*self.faults, Fault(line, "", reason)])

    def _begin(self, line: int, kind: Kind) -> None:
        if len(self.open) >= DEEPEST:
            self._refuse(line, "Listorna ligger för djupt i varandra.")
        self.open.append(_Open(line, kind))

    def _place(self, node: Node) -> None:
        if not self.open:
            self.root = node
            return
        parent = self.open[-1]
        if parent.kind is Kind.LIST:
            parent.items.append(node)
        elif parent.key is None:
            parent.key = node
        else:
            self._name(parent, parent.key, node)
            parent.key = None

    def _name(self, parent: _Open, key: Node, node: Node) -> None:
        if key.kind in (Kind.LIST, Kind.RECORD):
            self.faults.append(Fault(key.line, "", "Ordet före kolon måste vara text."))
        elif key.text in parent.fields:
            reason = f"”{short(key.text)}” står två gånger."
            self.faults.append(Fault(key.line, "", reason))
        else:
            parent.fields[key.text] = node


def _scalar(event: yaml.ScalarEvent, line: int) -> Node:
    tag: str = _RESOLVER.resolve(  # type: ignore[no-untyped-call]
        yaml.ScalarNode, event.value, event.implicit
    )
    kind = {
        "tag:yaml.org,2002:null": Kind.NOTHING,
        "tag:yaml.org,2002:bool": Kind.FLAG,
        "tag:yaml.org,2002:int": Kind.NUMBER,
        "tag:yaml.org,2002:float": Kind.NUMBER,
    }.get(tag, Kind.TEXT)
    return Node(line, kind, event.value)
