"""What other apps may use of the organisation; everything else here is private."""

from lykta.organisation.actions.describe import (
    LONG_AGO,
    UnitText,
    describe_administration,
    describe_authority,
    describe_company,
    describe_unit,
)
from lykta.organisation.actions.links import close_links, come_by_link, make_link, use_link
from lykta.organisation.actions.people import load_people
from lykta.organisation.founding import Founded, employ_machines, found
from lykta.organisation.link_gate import LinkRequest, by_link
from lykta.organisation.queries import (
    AssignmentFacts,
    Structure,
    actor_for,
    actors_of_users,
    administration,
    assignments_at,
    assignments_of,
    authority,
    body_names,
    machine,
    matrix,
    municipality,
    people,
    receiver,
    structure,
    unit,
    units,
    works_in,
)
from lykta.organisation.queries.desks import desk_of, desks
from lykta.organisation.queries.duties import duties
from lykta.organisation.queries.links import LinkFacts, open_link, open_links
from lykta.organisation.queries.reaching import actor_in, last_desks, mail_addresses, stand_ins
from lykta.organisation.sessions import end_sessions

__all__ = [
    "LONG_AGO",
    "AssignmentFacts",
    "Founded",
    "LinkFacts",
    "LinkRequest",
    "Structure",
    "UnitText",
    "actor_for",
    "actor_in",
    "actors_of_users",
    "administration",
    "assignments_at",
    "assignments_of",
    "authority",
    "body_names",
    "by_link",
    "close_links",
    "come_by_link",
    "describe_administration",
    "describe_authority",
    "describe_company",
    "describe_unit",
    "desk_of",
    "desks",
    "duties",
    "employ_machines",
    "end_sessions",
    "found",
    "last_desks",
    "load_people",
    "machine",
    "mail_addresses",
    "make_link",
    "matrix",
    "municipality",
    "open_link",
    "open_links",
    "people",
    "receiver",
    "stand_ins",
    "structure",
    "unit",
    "units",
    "use_link",
    "works_in",
]
