"""What can go wrong with keys and sealed values."""

from lykta.kernel.problems import Problem


class Unreadable(Problem):
    """A sealed value cannot be opened: damaged, moved from elsewhere, or its key is gone.

    The three are told alike, and nothing of the value is told at all.
    """

    def __init__(self) -> None:
        super().__init__(
            "Uppgiften går inte att läsa just nu. Inget har ändrats. "
            "Kontakta systemförvaltningen om det fortsätter."
        )


class NoKey(Problem):
    """There is no key to seal with: `create_key` comes before the first sealed row."""

    def __init__(self) -> None:
        super().__init__(
            "Uppgiften kunde inte sparas: nyckeln saknas. Det du skrev är kvar i formuläret."
        )


class PlainText(TypeError):
    """A plain text was about to be written past the sealing: a fault in our code."""
