"""Giving the public a fresh copy: in the published schema now, on the shelf after the commit."""

import logging

from django.db import DatabaseError, connection, transaction

from lykta.contact import shelf

log = logging.getLogger("lykta.help")


def publish() -> None:
    """Copy the places and the checked lines to what the public reads."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT secrecy.publish_places(), secrecy.publish_lines()")
    transaction.on_commit(_renew)


def _renew() -> None:
    """The change is committed: a copy that cannot be written now is written within a minute."""
    try:
        shelf.renew()
    except (DatabaseError, OSError) as problem:
        log.warning("the help pages' copy was not renewed: %s", type(problem).__name__)
