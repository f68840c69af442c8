"""Excel out and in: the same columns, stable ids, tried first, faults row by row."""

import re
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from lykta.follow_up.models import Answer
from lykta.plan.models import Measure
from tests import cast
from tests.factories import follow_up as factory
from tests.follow_up.test_pages import HOME, text
from tests.signed_in import client_of


@pytest.fixture
def spring(database: str) -> Any:
    """An open round over seven measures."""
    factory.measures()
    return factory.open_round()


def _rows(answer: Any) -> list[list[Any]]:
    sheet = load_workbook(BytesIO(answer.content)).worksheets[0]
    return [[cell.value for cell in row] for row in sheet.rows]


def _book(rows: list[list[Any]], title: str = "Svar") -> BytesIO:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(row)
    out = BytesIO()
    book.save(out)
    out.seek(0)
    out.name = "svar.xlsx"
    return out


def test_what_is_taken_out_is_read_in_again_after_a_trial(spring: Any) -> None:
    client = client_of("kontakt.vof")
    rows = _rows(client.get(f"{HOME}{spring}/mina.xlsx"))
    assert [row[1] for row in rows] == [
        "Åtgärd",
        "Rutin för frågor om våld",
        "Utbilda nattpersonalen",
    ]
    rows[1][3], rows[1][4], rows[1][7] = "Klart", "Alla har gått.", 31

    tried = client.post(f"{HOME}{spring}/las-in", {"file": _book(rows)})

    assert "Inget är sparat än." in text(tried)
    with cast.acting("strateg"):
        assert Answer.objects.count() == 0
    packed = re.search(r'name="packed" value="([^"]+)"', tried.content.decode())
    assert packed is not None
    assert (
        client.post(f"{HOME}{spring}/las-in/spara", {"packed": packed.group(1)}).status_code == 303
    )
    with cast.acting("strateg"):
        said = Answer.objects.get()
        assert (said.goes, said.happened, said.number, said.way) == (
            "done",
            "Alla har gått.",
            31,
            "file",
        )

    again = client.post(f"{HOME}{spring}/las-in", {"file": _book(rows)})
    assert "1 rad är som förut." in text(again)
    stolen = client_of("kontakt.ubf").post(
        f"{HOME}{spring}/las-in/spara", {"packed": packed.group(1)}
    )
    assert stolen.status_code == 404


def test_faults_in_a_file_are_told_row_by_row(spring: Any) -> None:
    client = client_of("kontakt.vof")
    rows = _rows(client.get(f"{HOME}{spring}/mina.xlsx"))
    theirs = str(factory.asked(spring, "ubf-1").id)
    rows[1][3] = "Toppen"
    rows[2][3] = "Har kört fast"
    rows.append([theirs, "x", "y", "Klart"])

    tried = text(client.post(f"{HOME}{spring}/las-in", {"file": _book(rows)}))

    assert "Rad 2: ”Hur går det?” ska vara" in tried
    assert "Rad 3: Skriv kort vad som hindrar" in tried
    assert "Rad 4: Id:t hör inte till någon åtgärd som du svarar för" in tried
    assert "Spara svaren" not in tried


def test_a_file_that_looks_like_a_case_is_not_taken(spring: Any) -> None:
    """Seen failing when sheets.about_somebody returns nothing."""
    client = client_of("kontakt.vof")
    rows = _rows(client.get(f"{HOME}{spring}/mina.xlsx"))
    rows[1][3], rows[1][4] = "Klart", "Hon med 19800101-2389 fick hjälp."
    office = client_of("strateg")
    measures = _rows(office.get(f"{HOME}atgarder.xlsx"))
    measures[1][5] = "Hon med 19800101-2389 behövde det."

    tried = text(client.post(f"{HOME}{spring}/las-in", {"file": _book(rows)}))
    shown = office.post(f"{HOME}atgarder", {"file": _book(measures, "Åtgärder")})

    assert "Rad 2: Det ser ut att stå ett personnummer här." in tried
    assert "Spara svaren" not in tried
    assert "Det ser ut att stå ett personnummer här." in text(shown)
    assert "packed" not in shown.content.decode()
    with cast.acting("strateg"):
        assert not Measure.objects.filter(why__contains="19800101").exists()


def test_a_file_that_is_none_is_answered_kindly(spring: Any) -> None:
    bad = BytesIO(b"inte en arbetsbok")
    bad.name = "svar.xlsx"
    answer = client_of("kontakt.vof").post(f"{HOME}{spring}/las-in", {"file": bad})

    assert answer.status_code == 422


def test_a_frozen_round_gives_its_files_with_the_same_ids(spring: Any) -> None:
    factory.answer("kontakt.vof", spring, "vof-1", happened="=1+1")
    factory.freeze(spring)
    client = client_of("nexus.anna")
    rows = _rows(client.get(f"{HOME}{spring}/fil.xlsx"))

    assert str(factory.asked(spring, "vof-1").id) in {row[0] for row in rows}
    for kind, start in (("pdf", b"%PDF"), ("docx", b"PK"), ("pptx", b"PK"), ("json", b"{")):
        answer = client.get(f"{HOME}{spring}/fil.{kind}")
        assert (answer.status_code, answer.content[: len(start)]) == (200, start)
