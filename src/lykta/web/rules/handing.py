"""What is handed over, as one text that the receiving unit reads."""

from collections.abc import Iterable, Mapping

CHILD_PARTS = (
    ("what", "Det här gör oss oroliga"),
    ("danger", "Fara i dag, och var barnet är"),
    ("guardians", "Vårdnadshavare, och om de vet"),
    ("siblings", "Syskon i hemmet"),
    ("done", "Det vi har gjort hittills"),
    ("language", "Tolk"),
)
ADULT_PARTS = (
    ("what", "Det personen vill ha hjälp med"),
    ("children", "Barn i hemmet"),
    ("language", "Tolk"),
)


def told(parts: Iterable[tuple[str, str]], said: Mapping[str, object], *, receipt: str) -> str:
    """Return every answered part under its heading, and the receipt it can be found by."""
    answered = [(heading, str(said.get(name) or "").strip()) for name, heading in parts]
    texts = [f"{heading}:\n{text}" for heading, text in answered if text]
    return "\n\n".join([*texts, f"Kvitto: {receipt}"])


def receipt_of(key: str) -> str:
    """Return the receipt of a form: short enough to say on the telephone, and no insight."""
    letters = key.replace("-", "").upper()
    return f"{letters[:4]}-{letters[4:8]}"
