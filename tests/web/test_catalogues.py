"""The catalogues: complete, nothing stale, nothing lost between the languages."""

import re

import pytest

from lykta.web import catalogues
from lykta.web.rules.extraction import python_texts, template_texts, yaml_texts
from lykta.web.rules.text import Text

HOLE = re.compile(r"%\(\w+\)[sd]")
MARKUP = re.compile(r"<(\w+)")


def test_every_text_is_said_in_english() -> None:
    """Run `catalogues`, then translate what it lists in locale/en."""
    assert [text.one for text in catalogues.missing("en")] == []


def test_no_catalogue_keeps_what_the_code_no_longer_has() -> None:
    """Run `catalogues`: it drops them."""
    assert catalogues.stale("en") == []


def test_swedish_is_its_own_catalogue() -> None:
    assert catalogues.missing("sv") == []
    assert [message.id for message in catalogues.read("sv") if message.id] == []


@pytest.mark.parametrize("pattern", [HOLE, MARKUP], ids=["placeholders", "markup"])
def test_what_is_filled_in_agrees(pattern: re.Pattern[str]) -> None:
    wrong = [
        message.id
        for message in catalogues.read("en")
        for one, said in zip(_forms(message.id), _forms(message.string), strict=False)
        if one and said and set(pattern.findall(one)) != set(pattern.findall(said))
    ]

    assert wrong == []


def _forms(text: object) -> list[str]:
    return (
        [str(part or "") for part in text] if isinstance(text, list | tuple) else [str(text or "")]
    )


def test_templates_give_their_texts() -> None:
    source = """{# "nej" #}{% translate "Hej" %}{{ x|default:_("Saknas") }}
    {% blocktranslate trimmed with n=x %}
      Sida {{ n }}
      av 100 %
    {% endblocktranslate %}
    {% blocktranslate count n=x %}{{ n }} dag{% plural %}{{ n }} dagar{% endblocktranslate %}
    {% button "Spara" kind="first" %}{% table "Namn" count=n empty='Tomt.' %}{% field f why="Ja" %}
    {% message "info" title="Titel" %}{% light "calm" "bra" %}{% url "inte:detta" %}"""

    found = {text.one for text in template_texts(source)}

    said = {"Hej", "Saknas", "Sida %(n)s av 100 %%", "%(n)s dag", "Spara", "Namn", "Tomt."}
    assert found == {*said, "Ja", "Titel", "bra"}


def test_code_gives_its_texts() -> None:
    source = """
class Kind(Term):
    VISIT = "visit", "Besök"
class Busy(NotNow):
    def __init__(self):
        super().__init__("Någon annan skriver.")
def act(x):
    raise Refused("Det går inte.")
    raise Invalid({"day": "Skriv dagen."})
    return _("Hej %(n)s"), ngettext("en", "flera", x), Field(label="Namn", choices=[("a", "Ja")])
    log("inte detta")
"""

    found = {text.one for text in python_texts(source)}

    assert found == {
        *("Besök", "Någon annan skriver.", "Det går inte.", "Skriv dagen."),
        *("Hej %(n)s", "en", "Namn", "Ja"),
    }


def test_data_gives_its_titles() -> None:
    source = 'rules:\n  - id: A1\n    title: "Gör \\"så\\""\n    kind: duty\n    swedish: Chef\n'

    assert set(yaml_texts(source)) == {Text('Gör "så"'), Text("Chef")}


def test_a_changed_catalogue_is_compiled_again() -> None:
    catalogues.compile_stale()

    compiled = catalogues.compiled_of("en")
    assert compiled.stat().st_mtime >= catalogues.source_of("en").stat().st_mtime
