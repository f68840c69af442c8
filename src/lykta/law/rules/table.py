"""The rule table as the table in docs/domains/law.md, so that the two never disagree."""

from __future__ import annotations

from lykta.law.rules.law_book import LawBook
from lykta.law.rules.rule import Length, Rule
from lykta.law.terms import Roll

BEGIN = "<!-- rules: made by the command law_table, do not edit by hand -->"
END = "<!-- end of rules -->"

_HEADS = (
    *("Rule", "Title", "Kind", "Starts", "Length", "Last day on a holiday"),
    *("Who", "Source", "In force", "Certainty"),
)


def rule_table(book: LawBook) -> str:
    """Every rule as a Markdown table, in the file's order."""
    lines = [_line(_HEADS), _line(["---"] * len(_HEADS))]
    return "\n".join(lines + [_line(_cells(rule)) for rule in book.all]) + "\n"


def with_table(page: str, *, book: LawBook) -> str:
    """The documentation page with its table made anew. ValueError if it has no place for one."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError("The page has no place for the rule table.")
    return f"{before}{BEGIN}\n\n{rule_table(book)}\n{END}{after}"


def length_in_words(length: Length | None) -> str:
    """The length in short English words: '14 days', 'at once', 'none'."""
    if length is None:
        return "none"
    if length.hurry:
        return f"no last day: {length.hurry}"
    if length.same_day_setting:
        return f"same day, next if late ({length.same_day_setting})"
    if length.clock_time:
        return f"{length.clock_time:%H:%M}"
    if length.windows:
        return "next window: " + ", ".join(
            f"{m}/{d} to {m2}/{d2}" for (m, d), (m2, d2) in length.windows
        )
    number, unit = _counted(length)
    plain = f"{number} {unit}" if number > 1 else f"1 {unit.removesuffix('s')}"
    return f"{plain}, to the end of the next year" if length.to_end_of_next_year else plain


def _counted(length: Length) -> tuple[int, str]:
    for unit in ("hours", "days", "weeks", "months"):
        if number := getattr(length, unit):
            return number, unit
    return length.years, "years"


def _cells(rule: Rule) -> list[str]:
    return [
        rule.id,
        rule.title,
        rule.kind.value,
        ", ".join(event.value for event in rule.starts) or "–",
        length_in_words(rule.length) + (", again and again" if rule.repeats else ""),
        _rolls(rule),
        ", ".join(who.value for who in rule.who_decides) or "–",
        rule.source.short,
        f"{rule.valid_from} – {rule.valid_to or ''}".rstrip(),
        f"{rule.certainty.value}: {rule.unconfirmed_because}".removesuffix(": "),
    ]


def _rolls(rule: Rule) -> str:
    if not rule.runs_a_clock or (rule.length and (rule.length.hurry or rule.length.hours)):
        return "–"
    return {
        Roll.NEXT_WORKING_DAY: "next working day",
        Roll.EARLIER: "stays: the earlier day is shown",
        Roll.NONE: "stays",
    }[rule.roll]


def _line(cells: list[str] | tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
