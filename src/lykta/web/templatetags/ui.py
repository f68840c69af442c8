"""Components of a page.

Fields, buttons, tables, messages, masked values. Documented in docs/domains/web.md.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from zlib import crc32

from django import template
from django.forms import (
    CheckboxInput,
    CheckboxSelectMultiple,
    FileInput,
    RadioSelect,
    Select,
    Textarea,
)
from django.forms.widgets import ChoiceWidget
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from lykta.pages import form_origin
from lykta.pages.tabs import NAMES, tabs_of

if TYPE_CHECKING:
    from django.forms import BaseForm, BoundField
    from django.template import Context

register = template.Library()

SORT = "sortera"
PAGE = "sida"
BUTTONS = {"first": "primary", "second": "secondary", "quiet": "tertiary", "danger": "secondary"}


def _csrf(context: Context) -> dict[str, Any]:
    return {"csrf_token": context.get("csrf_token"), "request": context.get("request")}


def say(text: object) -> str:
    """A component's words in the reader's language; nothing stays nothing."""
    return gettext(str(text)) if text else ""


@lru_cache(maxsize=4096, typed=True)
def kept(component: str, **values: Hashable) -> SafeString:
    """A small component that says the same whenever it is given the same: drawn once and kept.

    A list of measures has hundreds of them. Never for what names a person. `typed` keeps words
    that are marked safe apart from the same words as somebody typed them.
    """
    made = render_to_string(f"web/components/_{component}.html", values)
    return SafeString(made.strip())  # nosec B703


# Fields


@register.inclusion_tag("web/components/_field.html")
def field(
    bound: BoundField, *, why: str = "", hint: str = "", optional: bool = False
) -> dict[str, Any]:
    """A field with label, hint, why we ask, error and what was typed; choices are a fieldset."""
    widget = bound.field.widget
    grouped = isinstance(widget, RadioSelect | CheckboxSelectMultiple)
    if isinstance(widget, ChoiceWidget):
        widget.choices = [(code, _said(words)) for code, words in widget.choices]
    kind = "choices" if grouped else "checkbox" if isinstance(widget, CheckboxInput) else "text"
    return {
        "field": bound,
        "kind": kind,
        "control": "" if grouped else bound.as_widget(attrs=_attributes(bound, hint=bool(hint))),
        "hint": say(hint or bound.help_text),
        "why": say(why),
        "label": say(str(bound.label)),
        "optional": optional or not bound.field.required,
        "id": bound.id_for_label or bound.auto_id,
        "described_by": _described_by(bound, hint=bool(hint)),
    }


def _said(words: Any) -> Any:
    """Words of a choice, or of a group of choices."""
    if isinstance(words, list | tuple):
        return [(code, _said(inner)) for code, inner in words]
    return say(str(words))


def _attributes(bound: BoundField, *, hint: bool) -> dict[str, str | bool]:
    widget = bound.field.widget
    attributes: dict[str, str | bool] = {
        "class": f"{widget.attrs.get('class', '')} ds-input".strip()
    }
    if isinstance(widget, Textarea):
        attributes["rows"] = str(widget.attrs.get("rows") or 5)
    if isinstance(widget, Select):
        attributes["class"] = f"{attributes['class']} select"
    if isinstance(widget, FileInput):
        attributes["class"] = "file"
    if described := _described_by(bound, hint=hint):
        attributes["aria-describedby"] = described
    if bound.errors:
        attributes["aria-invalid"] = "true"
    return attributes


def _described_by(bound: BoundField, *, hint: bool) -> str:
    parts = (
        f"{bound.auto_id}_helptext" if hint or bound.help_text else "",
        f"{bound.auto_id}_error" if bound.errors else "",
    )
    return " ".join(part for part in parts if part)


@register.inclusion_tag("web/components/_error_summary.html")
def error_summary(form: BaseForm) -> dict[str, Any]:
    """What must be put right, with a link to each field; nothing when all is well."""
    errors = [
        (_first_id(form[name]), say(str(form[name].label)), say(error))
        for name in form.fields
        for error in form.errors.get(name, ())
    ]
    return {"errors": errors, "general": form.non_field_errors() if form.is_bound else ()}


def _first_id(bound: BoundField) -> str:
    grouped = isinstance(bound.field.widget, RadioSelect | CheckboxSelectMultiple)
    return f"{bound.auto_id}_0" if grouped else bound.auto_id


# Buttons and links


@register.inclusion_tag("web/components/_button.html")
def button(
    text: str, *, kind: str = "first", name: str = "", value: str = "", url: str = ""
) -> dict[str, Any]:
    """A button, or with ``url`` a link that looks like one. ``first`` is filled: one a page."""
    tone = "clay" if kind == "danger" else ""
    return {
        "text": say(text),
        "variant": BUTTONS[kind],
        "tone": tone,
        "name": name,
        "value": value,
        "url": url,
    }


@register.simple_block_tag
def form_actions(content: SafeString) -> SafeString:
    """The row of buttons that ends a form."""
    return format_html('<div class="form-actions">{}</div>', content)


@register.inclusion_tag("web/components/_back.html")
def back_link(url: str, text: str) -> dict[str, str]:
    """The way back to where one came from; instead of a trail of crumbs."""
    return {"url": url, "text": say(text)}


@register.inclusion_tag("web/components/_tabs.html", takes_context=True)
def area_tabs(context: Context, area: str) -> dict[str, Any]:
    """The pages of an area (`pages/tabs.py`), with the one that is shown."""
    found = tabs_of(area, path=context["request"].path)
    return {"items": [(say(w), url, here) for w, url, here in found], "label": say(NAMES[area])}


@register.simple_tag
def form_token() -> SafeString:
    """The stateless token of a public form, for browsers that do not tell where a post is from."""
    return format_html(
        '<input type="hidden" name="{}" value="{}">', form_origin.FIELD, form_origin.token()
    )


@register.inclusion_tag("web/components/_tabs.html")
def tabs(items: Sequence[tuple[str, str, bool]], label: str) -> dict[str, Any]:
    """Links that look like tabs: (text, address, is this one) and the name of the set."""
    return {"items": items, "label": say(label)}


@register.inclusion_tag("web/components/_pagination.html", takes_context=True)
def pagination(context: Context, page: Any) -> dict[str, Any]:
    """Links to the previous and next page of a Django ``Page``; nothing when there is one only."""
    return {
        "page": page,
        "previous": _with(context, PAGE, page.previous_page_number())
        if page.has_previous()
        else "",
        "next": _with(context, PAGE, page.next_page_number()) if page.has_next() else "",
    }


def _with(context: Context, name: str, value: object) -> str:
    query = context["request"].GET.copy()
    query[name] = str(value)
    return f"?{query.urlencode()}"


# Tables


@register.simple_block_tag
def table(
    content: SafeString, caption: str, *, count: int | None = None, empty: str = ""
) -> SafeString:
    """A table with a caption; the kind words ``empty`` instead when ``count`` is 0."""
    if count == 0:
        return empty_state(caption, text=empty)
    values = {"caption": say(caption), "content": content, "id": _id("table", caption)}
    return render_to_string("web/components/_table.html", values)


@register.inclusion_tag("web/components/_column.html", takes_context=True)
def column(context: Context, text: str, *, sort: str = "", numeric: bool = False) -> dict[str, Any]:
    """A column heading; with ``sort`` a link that sorts by it (``?sortera=key`` or ``-key``)."""
    chosen = context["request"].GET.get(SORT, "") if sort and "request" in context else ""
    direction = {sort: "ascending", f"-{sort}": "descending"}.get(chosen, "") if sort else ""
    url = _with(context, SORT, f"-{sort}" if direction == "ascending" else sort) if sort else ""
    return {"text": say(text), "url": url, "direction": direction, "numeric": numeric}


# Words


@register.simple_block_tag
def message(content: SafeString, kind: str = "info", *, title: str = "") -> SafeString:
    """A message.

    ``info``, ``success``, ``warning`` or ``danger``; says what happened, then what to do.
    """
    return render_to_string(
        "web/components/_message.html", {"content": content, "kind": kind, "title": say(title)}
    )


@register.simple_tag
def empty_state(title: str, *, text: str = "") -> SafeString:
    """An empty part that says something kind and true."""
    return render_to_string("web/components/_empty.html", {"title": say(title), "text": say(text)})


@register.simple_tag
def chip(text: str, *, tone: str = "neutral", url: str = "", chosen: bool = False) -> SafeString:
    """A short word in a box.

    With ``url`` a filter that is a link. Tones: neutral, pine, clay, lake, moss.
    """
    return kept("chip", text=say(text), tone=tone, url=url, chosen=chosen)


@register.simple_block_tag
def more(content: SafeString, summary: str = "", *, is_open: bool = False) -> SafeString:
    """What is seldom needed, folded under 'Mer'."""
    values = {"content": content, "summary": say(summary) or gettext("Mer"), "is_open": is_open}
    return render_to_string("web/components/_more.html", values)


@register.simple_block_tag
def page_head(content: SafeString, title: str, *, lead: str = "", above: str = "") -> SafeString:
    """The page's one heading with a line under it; the block holds the page's actions."""
    values = {
        "title": say(title),
        "lead": say(lead),
        "above": say(above),
        "actions": SafeString(content.strip()),  # nosec B703
    }
    return render_to_string("web/components/_page_head.html", values)


# People


@register.inclusion_tag("web/components/_masked.html", takes_context=True)
def masked(
    context: Context, label: str, *, url: str = "", value: str = "", here: str = ""
) -> dict[str, Any]:
    """A hidden value with a button that posts to ``url``; or ``value``, shown and logged."""
    return {"label": say(label), "url": url, "value": value, "here": here, **_csrf(context)}


@register.inclusion_tag("web/components/_person.html", takes_context=True)
def person_banner(context: Context, person: Any) -> dict[str, Any]:
    """Who the matter is about, masked, with safe contact first. See docs/domains/web.md."""
    return {"person": person, **_csrf(context)}


def _id(kind: str, words: str) -> str:
    return f"{kind}-{crc32(words.encode()):08x}"
