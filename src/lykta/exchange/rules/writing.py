"""A municipality as a file's text: the same format that is read in, in a stable order."""

from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from lykta.kernel.party import Party

HEAD = """\
# {name}. Given back by `./lykta export`; reads in with `./lykta import`.
# Organisations are named by their id; one outside is `{{outside: Its name}}`.
# `inferred: true`: assumed, not in the source. `unknown`, `unconfirmed`: nobody has said.
# Numbers that Lykta counts are not here: they come from its own releases.
"""


SHORTEST_TO_BREAK = 90  # a record or list shorter than this stands on one line
NEVER_FOLD = 100_000


class _Dumper(yaml.SafeDumper):
    """Writes as people do: lists indented, short records on one line, long text never folded."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def represent_sequence(self, tag: str, sequence: Any, flow_style: bool | None = None) -> Any:
        return super().represent_sequence(tag, sequence, flow_style=_is_short(sequence))

    def represent_mapping(self, tag: str, mapping: Any, flow_style: bool | None = None) -> Any:
        return super().represent_mapping(tag, mapping, flow_style=_is_short(mapping))


def _is_short(found: Any) -> bool:
    return len(str(found)) < SHORTEST_TO_BREAK


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    """Quote what starts with a digit: other readers would make a number or a day of it."""
    return dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, '"' if text[:1].isdigit() else None
    )


_Dumper.add_representer(str, _text)


def text_of(name: str, sections: Mapping[str, Any]) -> str:
    """Return the whole file. Sections that hold nothing are left out; the rest keep their order."""
    kept = {section: found for section, found in sections.items() if found not in (None, [], {})}
    body = yaml.dump(
        kept,
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=NEVER_FOLD,
    )
    return HEAD.format(name=name) + body


def row(**values: Any) -> dict[str, Any]:
    """Return a record without the fields that say nothing. `from_` becomes `from`."""
    return {
        name.rstrip("_"): value
        for name, value in values.items()
        if value is not None and value != "" and value is not False and value != []
    }


def ref(party: Party | None) -> str | dict[str, str] | None:
    """Return how the file names someone: by id, or outside by name."""
    if party is None:
        return None
    return party.code or {"outside": party.name}


def refs(parties: Iterable[Party]) -> list[str | dict[str, str] | None]:
    """Return how the file names several."""
    return [ref(party) for party in parties]
