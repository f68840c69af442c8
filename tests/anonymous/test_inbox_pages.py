"""The team's inbox as its pages show it."""

from http import HTTPStatus

from django.db import connection
from django.test.utils import CaptureQueriesContext

from lykta.anonymous import api as anonymous
from lykta.anonymous.actions import writing
from lykta.casework import api as casework
from tests import cast
from tests.page_forms import send
from tests.signed_in import client_of

HELLO = "Jag behöver någon att prata med. <script>alert(1)</script>"


def _begin() -> writing.Opening:
    return anonymous.begin(text=HELLO, language="en", today=cast.TODAY)


def test_the_list_and_the_thread_read_as_the_work_goes(doors: str) -> None:
    made = _begin()
    anna = client_of("nexus.anna")
    listed = anna.get("/inkorg/").content.decode()
    assert "Väntar sedan i dag" in listed
    assert "Jag behöver" not in listed

    page = f"/inkorg/{made.thread}"
    shown = anna.get(page).content.decode()
    assert "&lt;script&gt;alert(1)" in shown
    assert "English" in shown
    assert "Tack för att du skrev till oss" in anna.get(f"{page}?mall=thanks").content.decode()

    answer = send(anna, page, text="Välkommen hit.")
    assert answer.status_code == HTTPStatus.SEE_OTHER
    assert "Anna Exempelsson" in anna.get(page).content.decode()
    assert writing.read(made.opened).said[1].text == "Välkommen hit."


def test_an_empty_answer_is_told(doors: str) -> None:
    made = _begin()
    answer = send(client_of("nexus.anna"), f"/inkorg/{made.thread}", text="")

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY


def test_another_units_thread_and_one_that_is_not_there_answer_alike(doors: str) -> None:
    made = _begin()
    rc = client_of("rc.samordnare")
    hidden = rc.get(f"/inkorg/{made.thread}")
    nothing = rc.get("/inkorg/00000000-0000-4000-8000-000000000000")

    assert hidden.status_code == nothing.status_code == HTTPStatus.NOT_FOUND
    assert hidden.content == nothing.content


def test_taking_asking_and_the_key_work_from_their_pages(doors: str) -> None:
    made = _begin()
    anna = client_of("nexus.anna")
    page = f"/inkorg/{made.thread}"
    anna.post(f"{page}/ta")
    assert send(anna, f"{page}/fraga", unit="HRVF").status_code == HTTPStatus.SEE_OTHER
    assert "väntar på svar från den som skriver" in anna.get(page).content.decode()

    head = client_of("nexus.chef")
    assert send(head, "/inkorg/nyckel", act="change").status_code == HTTPStatus.SEE_OTHER
    unsure = send(head, "/inkorg/nyckel", act="lost")
    assert unsure.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Kryssa i rutan" in unsure.content.decode()
    send(head, "/inkorg/nyckel", act="lost", sure="on")
    assert "Nyckeln är förlorad" in head.get("/inkorg/").content.decode()


def test_the_contact_is_registered_with_what_the_writer_said_of_themselves(doors: str) -> None:
    made = _begin()
    anna = client_of("nexus.anna")
    register = f"/inkorg/{made.thread}/kontakt"
    assert anna.get(register).status_code == HTTPStatus.CONFLICT

    fields = {"name": "Påhittade Pia", "reach": "Ring 10-12"}
    anonymous.write(
        made.opened, kind=anonymous.Kind.IDENTITY, text="", fields=fields, today=cast.TODAY
    )
    assert register in anna.get(f"/inkorg/{made.thread}").content.decode()
    answer = send(anna, register, area="close_relations", what="Har skrivit till oss.")

    assert answer.status_code == HTTPStatus.SEE_OTHER, answer.content.decode()[:3000]
    with cast.acting("nexus.anna") as actor:
        found = casework.search(words="Påhittade", actor=actor, now=cast.NOW)
        assert anonymous.thread(made.thread, today=cast.TODAY).became_contact
    assert len(found) == 1


def test_ten_threads_cost_as_many_queries_as_one(doors: str) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client_of("nexus.anna").get("/inkorg/").status_code == HTTPStatus.OK
        return len(asked)

    _begin()
    one = queries()
    for _more in range(5):
        _begin()
    assert queries() == one


def test_min_dag_tells_what_waits_and_the_doors_lead_there(doors: str) -> None:
    _begin()
    anna = client_of("nexus.anna")

    assert "Svara: ett meddelande väntar sedan" in anna.get("/min-dag").content.decode()
    assert "/inkorg/" in anna.get("/aktualiseringar/").content.decode()
    assert client_of("strateg").get("/inkorg/").status_code == HTTPStatus.FORBIDDEN
