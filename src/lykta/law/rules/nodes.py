"""A YAML file read with its line numbers, so that a fault can say where it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

# The C reader where PyYAML has it: the table is read at every start.
Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class LawFileFault(Exception):
    """The law file cannot be used. `faults` are Swedish: which row, which line, what and why."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Cell:
    """A value in the file and the line it stands on (counted from 1)."""

    value: object
    line: int


def rows(text: str, *, name: str) -> Iterator[tuple[int, dict[str, Cell], list[str]]]:
    """Each row under `rules:` as (line, cells, faults so far). LawFileFault if there are none."""
    loader = Loader(_allowed(text, name=name))
    try:
        found = loader.get_single_node()
        for node in _row_nodes(found, name=name):
            yield node.start_mark.line + 1, *_cells(node, loader)
    except yaml.MarkedYAMLError as fault:
        line = fault.problem_mark.line + 1 if fault.problem_mark else 0
        raise LawFileFault(
            [f"{name} rad {line}: filen går inte att läsa ({fault.problem})."]
        ) from None
    finally:
        loader.dispose()


def _allowed(text: str, *, name: str) -> str:
    """The text, if it has only characters that YAML takes."""
    bad = yaml.reader.Reader.NON_PRINTABLE.search(text)
    if bad is None:
        return text
    line = text.count("\n", 0, bad.start()) + 1
    raise LawFileFault(
        [f"{name} rad {line}: ett tecken som inte får finnas (kod {ord(bad.group())})."]
    )


def _row_nodes(found: yaml.Node | None, *, name: str) -> list[yaml.Node]:
    keys = {} if not isinstance(found, yaml.MappingNode) else {k.value: v for k, v in found.value}
    listed = keys.get("rules")
    if not isinstance(listed, yaml.SequenceNode) or not listed.value:
        raise LawFileFault([f"{name} rad 1: filen ska ha en lista som heter rules."])
    if extra := sorted(set(keys) - {"rules"}):
        raise LawFileFault([f"{name} rad 1: okänd nyckel {', '.join(extra)}."])
    return list(listed.value)


def _cells(node: yaml.Node, loader: yaml.SafeLoader) -> tuple[dict[str, Cell], list[str]]:
    if not isinstance(node, yaml.MappingNode):
        return {}, [f"rad {node.start_mark.line + 1}: en regel ska ha nycklar och värden."]
    cells: dict[str, Cell] = {}
    faults = []
    for key, value in node.value:
        line = key.start_mark.line + 1
        if key.value in cells:
            faults.append(f"rad {line}: nyckeln {key.value} står två gånger.")
        cells[str(key.value)] = Cell(_value(value, loader), line)
    return cells, faults


def _value(node: yaml.Node, loader: yaml.SafeLoader) -> object:
    try:
        return loader.construct_object(node, deep=True)
    except ValueError as fault:  # 2025-02-30 looks like a date and is none
        raise yaml.constructor.ConstructorError(None, None, str(fault), node.start_mark) from None
