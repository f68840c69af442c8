"""Every language says all that Swedish says, in its own script, and no text holds a number."""

import re
import unicodedata
from pathlib import Path

import pytest

from lykta.contact import printing
from lykta.contact.rules import numbers, tongues
from lykta.contact.rules.tongues import CODES, SOURCE, Tongue
from lykta.contact.terms import Review

OTHERS = [code for code in CODES if code != SOURCE]
SCRIPTS = {
    **dict.fromkeys(("ar", "fa", "prs", "ckb"), "ARABIC"),
    "ti": "ETHIOPIC",
    **dict.fromkeys(("uk", "ru"), "CYRILLIC"),
}
SHORT = 12  # a shorter text may be the same in two languages: "nexus", "trans", "lgbtqi"


def _texts(tongue: Tongue) -> dict[str, str]:
    groups = {"ui": tongue.ui, "hours": tongue.hours, "lines": tongue.lines, "front": tongue.front}
    found = {f"{name}.{key}": text for name, group in groups.items() for key, text in group.items()}
    for page, parts in tongue.pages.items():
        for part, blocks in parts.items():
            for number, block in enumerate(blocks):
                where = f"{page}.{part}.{number}.{block.kind}.{bool(block.more)}"
                found[where] = f"{block.text} {block.more}"
    return found


def test_the_languages_are_those_that_were_promised() -> None:
    named = [(one.code, one.name, one.dir) for one in printing.tongues()]

    assert [code for code, _name, _dir in named] == list(CODES)
    assert [name for _code, name, _dir in named] == [
        *("Svenska", "Lätt svenska", "English", "العربية", "Soomaali", "دری", "فارسی", "ትግርኛ"),
        *("Українська", "Türkçe", "کوردی سۆرانی", "Kurmancî", "Русский", "Español", "Suomi"),
    ]
    assert {code for code, _name, way in named if way == "rtl"} == {"ar", "prs", "fa", "ckb"}


@pytest.mark.parametrize("code", OTHERS)
def test_a_language_says_everything_the_source_says(code: str) -> None:
    source, theirs = _texts(printing.tongue(SOURCE)), _texts(printing.tongue(code))

    assert set(theirs) == set(source)
    assert all(theirs.values())
    for where, text in source.items():
        names = sorted(re.findall(r"\{\w+\}", text))
        assert sorted(re.findall(r"\{\w+\}", theirs[where])) == names, where
    tongue = printing.tongue(code)
    assert (len(tongue.days), len(tongue.on_days)) == (7, 7)


@pytest.mark.parametrize("code", OTHERS)
def test_nothing_is_left_untranslated(code: str) -> None:
    source = set(_texts(printing.tongue(SOURCE)).values())
    english = set(_texts(printing.tongue("en")).values()) if code != "en" else set()
    same = [
        text
        for where, text in _texts(printing.tongue(code)).items()
        if text in source | english and len(text) > SHORT and code != "latt"
    ]

    assert same == []


@pytest.mark.parametrize(("code", "script"), SCRIPTS.items())
def test_a_language_is_written_in_its_own_script(code: str, script: str) -> None:
    for where, text in _texts(printing.tongue(code)).items():
        letters = [c for c in re.sub(r"\{\w+\}|Shift", "", text) if c.isalpha()]
        foreign = [c for c in letters if script not in unicodedata.name(c)]
        assert not foreign, (where, "".join(foreign))


def test_only_swedish_is_said_to_need_no_reviewer() -> None:
    states = {one.code: one.review for one in printing.tongues()}

    assert states.pop(SOURCE) is Review.ORIGINAL
    assert set(states.values()) <= {Review.AWAITING, Review.REVIEWED}


def test_every_line_of_the_directory_has_words_in_every_language() -> None:
    public = {line.code for line in printing.shipped_lines() if not line.work}

    for one in printing.tongues():
        assert set(one.lines) == public


def test_the_pages_name_only_parts_and_lines_there_are() -> None:
    plan = printing.plan()
    lines = {line.code for line in printing.shipped_lines()}
    source = printing.tongue(SOURCE)

    assert list(plan["pages"]) == list(source.pages)
    for page, parts in plan["pages"].items():
        assert set(parts) <= set(source.pages[page])
        assert {code for codes in parts.values() for code in codes} <= lines
    assert {*plan["more"], *plan["work"]} <= lines


def test_the_page_for_professionals_says_the_same_in_both_languages() -> None:
    swedish, english = printing.work_parts()["sv"], printing.work_parts()["en"]

    assert [(part, [b.kind for b in blocks]) for part, blocks in swedish.items()] == [
        (part, [b.kind for b in blocks]) for part, blocks in english.items()
    ]
    assert {"school", "preschool", "older", "lss", "manager", "landlord", "association"} <= set(
        swedish
    )


@pytest.mark.parametrize("text", ["Ring 020-50 50 50.", "Ring {nagon}."])
def test_a_number_or_an_unknown_name_in_a_text_stops_the_file(tmp_path: Path, text: str) -> None:
    """Seen failing when `_check` was not called."""
    (tmp_path / "sv.yaml").write_text(f"parts: {{a: '# {text}'}}\n", encoding="utf-8")

    with pytest.raises(ValueError, match=r"sv\.yaml"):
        tongues.load_work(tmp_path)


def test_numbers_are_the_same_in_every_language() -> None:
    directory = printing.Directory((), numbers.published(printing.shipped_lines(), {}))
    now = printing.Now((), tuple(None for _ in directory.lines))

    dialled = {
        code: sorted(re.findall(rb'href="tel:(\d+)"', printing.printed(code, "", directory, now)))
        for code in CODES
    }
    assert len({tuple(found) for found in dialled.values()}) == 1
