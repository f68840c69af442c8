"""A paper that holds one of each block, and text that tries to be more than text."""

from lykta.documents.api import (
    Bullets,
    Facts,
    Heading,
    PageBreak,
    Paper,
    Picture,
    Table,
    Text,
)

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100">'
    '<rect x="10" y="10" width="200" height="50" fill="#225"/></svg>'
)
MARKUP = '#read("/etc/passwd") *fet* $x$ <märke> @källa = Rubrik'


def paper(*, rows: int = 3) -> Paper:
    """Return a paper with every kind of block."""
    return Paper(
        title="Delårsrapport våren 2026",
        subtitle="Kommunstyrelsen",
        blocks=(
            Heading("Läget"),
            Text(f"{MARKUP}\nEn ny rad."),
            Heading("För djupt", 4),
            Bullets(("Ett", "Två")),
            Facts((("Ansvarig", "Kommunstyrelsen"),)),
            Picture(SVG, "En stapel som visar två tredjedelar"),
            Table(
                "Åtgärder",
                ("Namn", "Antal"),
                tuple((f"Åtgärd {n}", str(n)) for n in range(rows)),
                (1,),
            ),
            PageBreak(),
            Text("Slut."),
        ),
    )
