"""What can go wrong for a person using Lykta, as values that the gates turn into pages."""


class Problem(Exception):
    """Something the person can be told about. The reason is Swedish and says what to do."""

    def __init__(self, reason: str = "") -> None:
        super().__init__(reason)
        self.reason = reason


class Refused(Problem):
    """The person may know that this exists, but may not do it (403)."""


class Unknown(Problem):
    """Unknown or forbidden: the two answer alike, so that nobody learns what exists (404)."""


class NotNow(Problem):
    """Allowed for this person, but not in this state or order (409, or an error in the form)."""


class StepUpNeeded(Problem):
    """The person must confirm who they are again before this (sign-in older than five minutes)."""


class Invalid(Problem):
    """Input that cannot be used: one Swedish message per field; what was typed is kept (422)."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__("; ".join(errors.values()))
        self.errors = errors
