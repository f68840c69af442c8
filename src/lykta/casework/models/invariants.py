"""Words for constraints that many rows share: dates in order, pairs, codes that exist."""

from django.db.models import CheckConstraint, F, Q

from lykta.kernel.terms import Term


def in_order(*, name: str, first: str, then: str, message: str = "") -> CheckConstraint:
    """`then` may be empty, but never lies before `first`."""
    return CheckConstraint(
        condition=Q(**{f"{then}__isnull": True})
        | Q(**{f"{first}__isnull": True})
        | Q(**{f"{then}__gte": F(first)}),
        name=name,
        violation_error_message=message or "Slutet kan inte ligga före början.",
    )


def together(*, name: str, fields: tuple[str, ...], message: str) -> CheckConstraint:
    """All of the fields are set, or none is."""
    none, every = Q(), Q()
    for field in fields:
        none &= Q(**{f"{field}__isnull": True})
        every &= Q(**{f"{field}__isnull": False})
    return CheckConstraint(condition=none | every, name=name, violation_error_message=message)


def one_of(*, name: str, field: str, terms: type[Term], empty: bool = False) -> CheckConstraint:
    """The field holds one of the term's codes (or nothing, where that has a meaning)."""
    codes = [code for code, _ in terms.choices()] + ([""] if empty else [])
    return CheckConstraint(
        condition=Q(**{f"{field}__in": codes}),
        name=name,
        violation_error_message="Välj ett av alternativen.",
    )


def some_of(*, name: str, field: str, terms: type[Term]) -> CheckConstraint:
    """The list field holds codes of the term only."""
    return CheckConstraint(
        condition=Q(**{f"{field}__contained_by": [code for code, _ in terms.choices()]}),
        name=name,
        violation_error_message="Välj bland alternativen.",
    )
