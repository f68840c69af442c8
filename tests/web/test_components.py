"""Components as markup: what a screen reader and a form need is there."""

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.safestring import SafeString

import lykta.web

WEB = Path(lykta.web.__file__).parent
PUBLIC_LIMIT = 8 * 1024


class Form(forms.Form):
    """Two fields, one with a hint."""

    name = forms.CharField(label="Namn", help_text="Det hen vill heta.")
    how = forms.ChoiceField(
        label="Hur?", widget=forms.RadioSelect, choices=[("a", "A"), ("b", "B")]
    )


def drawn(source: str, **values: object) -> str:
    request = RequestFactory().get("/x", {"sortera": "inkom", "q": "1"})
    loads = "{% load pictures %}{% load ui %}"
    return Template(loads + source).render(Context({"request": request, **values}))


def test_a_wrong_field_keeps_what_was_typed_and_points_at_its_error() -> None:
    form = Form({"name": "", "how": "x"})

    html = drawn("{% field form.name %}{% field form.how %}", form=form)

    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_name_error"' in html


def test_a_bar_that_counts_silence_is_drawn_as_another() -> None:
    values = [("klart", 1, ""), ("tyst", 2, "", "none")]

    html = drawn("{% bar_chart values title='Hur' %}", values=values)

    assert html.count("bars__bar--none") == 1
    assert html.index('y="86">tyst') < html.index("bars__bar--none")


def test_what_was_typed_is_escaped() -> None:
    form = Form({"name": '"><script>alert(1)</script>', "how": "a"})

    html = drawn("{% field form.name %}{% masked 'x' value=form.name.value %}", form=form)

    assert "<script>" not in html


def test_choices_are_a_fieldset_with_a_legend() -> None:
    html = drawn("{% field form.how why='Det avgör.' %}", form=Form())

    assert "<fieldset" in html
    assert "<legend" in html
    assert "Varför vi frågar" in html


def test_the_error_summary_links_to_each_field() -> None:
    html = drawn("{% error_summary form %}", form=Form({}))

    assert 'href="#id_name"' in html
    assert 'href="#id_how_0"' in html
    assert 'role="alert"' in html


def test_the_error_summary_is_silent_when_all_is_well() -> None:
    assert drawn("{% error_summary form %}", form=Form({"name": "x", "how": "a"})).strip() == ""


def test_a_masked_value_is_not_in_the_page_before_it_is_shown() -> None:
    html = drawn("{% masked 'telefon' url='/visa' %}")

    assert "•••" in html
    assert 'method="post"' in html
    assert 'name="csrfmiddlewaretoken"' in html


def test_no_masked_value_stands_in_a_paragraph() -> None:
    """A form inside a paragraph is moved out of it by every browser, away from its dots."""
    templates = [path for app in WEB.parent.iterdir() for path in app.rglob("templates/**/*.html")]
    inside = re.compile(r"<p\b[^>]*>(?:(?!</p>).)*{% masked ", re.DOTALL)

    found = [path.name for path in templates if inside.search(path.read_text(encoding="utf-8"))]

    assert found == []


def test_a_sorted_column_says_its_direction_and_turns() -> None:
    html = drawn("{% column 'Inkom' sort='inkom' %}")

    assert 'aria-sort="ascending"' in html
    assert "sortera=-inkom" in html
    assert "q=1" in html


def test_an_empty_table_says_something_kind() -> None:
    html = drawn("{% table 'Ärenden' count=0 empty='Lugnt just nu.' %}<tr></tr>{% endtable %}")

    assert "Lugnt just nu." in html
    assert "<table" not in html


def test_pages_are_links_that_keep_the_filter() -> None:
    html = drawn("{% pagination page %}", page=Paginator(range(30), 10).page(2))

    assert "sida=1" in html
    assert "sida=3" in html
    assert "q=1" in html


def test_a_bar_chart_has_its_numbers_in_a_table_and_in_words() -> None:
    html = drawn("{% bar_chart values title='Stöd' %}", values=[("In", 525, ""), ("Få", None, "")])

    assert html.count("525") >= 3
    assert "visas inte" in html
    assert 'role="img"' in html


def test_a_date_carries_its_full_form() -> None:
    now = datetime(2026, 11, 23, 14, 55, tzinfo=UTC)

    html = drawn("{% when at now %}", at=now + timedelta(days=1), now=now)

    assert 'datetime="2026-11-24T15:55:00+01:00"' in html
    assert ">i morgon 15.55</time>" in html
    assert "24 november 2026" in html


def test_a_missing_date_is_nothing() -> None:
    assert drawn("{% when None %}") == ""
    assert "2026-01-02" in drawn("{% when day %}", day=date(2026, 1, 2))


@pytest.mark.parametrize("level", ["calm", "soon", "late", "done", "none"])
def test_a_light_is_a_shape_and_a_word(level: str) -> None:
    html = drawn("{% light level 'går bra' %}", level=level)

    assert "<svg" in html
    assert "går bra" in html


def test_the_public_sheet_is_small_and_complete() -> None:
    sheet = WEB / "static/web/css/public.css"

    text = sheet.read_text(encoding="utf-8")
    assert len(text.encode()) < PUBLIC_LIMIT
    assert "@import" not in text
    assert "url(" not in text


def test_no_template_holds_inline_style_or_script() -> None:
    """Seen failing when a style attribute stood in a component."""
    inline = re.compile(
        r"\sstyle=|<style|\son[a-z]+=\"|<script(?![^>]*(?:\ssrc=|application/json))"
    )
    templates = [path for app in WEB.parent.iterdir() for path in app.rglob("templates/**/*.html")]

    found = [path.name for path in templates if inline.search(path.read_text(encoding="utf-8"))]

    assert found == []


def test_no_script_keeps_anything_or_runs_text() -> None:
    banned = re.compile(r"localStorage|sessionStorage|indexedDB|innerHTML|eval\(|new Function")
    scripts = (WEB / "static/web/js").glob("*.js")

    found = [path.name for path in scripts if banned.search(path.read_text(encoding="utf-8"))]

    assert found == []


def test_no_sheet_or_template_asks_another_host() -> None:
    ours = [*WEB.rglob("css/*.css"), *WEB.rglob("templates/**/*.html"), *WEB.rglob("js/*.js")]

    found = [
        path.name
        for path in ours
        if re.search(r"(src|url)\W{0,2}\(?['\"]?https?:", path.read_text())
    ]

    assert found == []


def test_what_is_kept_of_safe_words_is_not_given_to_the_same_words_as_somebody_typed() -> None:
    """Seen failing when the kept components did not tell the types apart: the script came out."""
    words = "<b>hej</b>"

    assert "<b>hej</b>" in drawn("{% chip words %}", words=SafeString(words))
    assert "&lt;b&gt;hej" in drawn("{% chip words %}", words=words)
    assert "<b>hej</b>" in drawn("{% chip words %}", words=SafeString(words))
