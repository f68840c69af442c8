"""The plan's works and what stands about them elsewhere lead to each other, for who may read it."""

import re

from lykta.exchange.simulation.present_plan import OFFICE
from lykta.plan import api as plan
from lykta.projects import api as projects
from tests import cast
from tests.signed_in import client_of


def _work(code: str) -> str:
    with cast.acting(OFFICE):
        found = plan.joined(work=code)
    return found[0].path


def _joined(path: str, who: str = OFFICE) -> list[str]:
    """Return the addresses under *Hör ihop med* on a page."""
    page = client_of(who).get(path).content.decode()
    _, _, after = page.partition('id="hor-ihop"')
    return re.findall(r'href="([^"]+)"', after.partition("</ul>")[0])


def test_a_work_leads_to_its_project_and_the_project_back(database: str) -> None:
    with cast.acting(OFFICE):
        found = {one.work: one.id for one in projects.projects(today=cast.TODAY)}
    project, work = f"/plan/projekt/{found['fatima-2']}", _work("fatima-2")

    assert _joined(work) == [project]
    assert _joined(project) == [work]


def test_networks_courses_material_and_calls_stand_by_their_work(database: str) -> None:
    assert "/natverk/" in _joined(_work("våldsombud"))
    assert _joined("/natverk/") == [_work("våldsombud")]
    assert _joined("/natverk/heder/") == [_work("hedersresursnätverket")]
    assert "/plan/foreningar/" in _joined(_work("föreningsstöd"))
    material = next(one for one in _joined(_work("trapphus")) if "bibliotek" in one)
    assert _joined(material) == [_work("trapphus")]


def test_who_may_not_read_the_networks_meets_no_link_to_them(database: str) -> None:
    """Seen failing when web/templatetags/joined.py does not ask what the reader may."""
    work = _work("våldsombud")
    readers = [who for who in cast.EVERYONE if client_of(who).get(work).status_code == 200]
    outside = [who for who in readers if client_of(who).get("/natverk/").status_code == 403]

    assert outside
    for who in outside:
        assert _joined(work, who) == [], who
