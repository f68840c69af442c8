"""The front door of the doors in. Everything else in the app is private."""

from lykta.contact.actions.places import describe
from lykta.contact.duties import duties
from lykta.contact.printing import tongue, tongues
from lykta.contact.queries import PlaceText, places, published
from lykta.contact.rules.numbers import HelpNumber
from lykta.contact.rules.opening import Hours, Opening, opening
from lykta.contact.rules.tongues import Tongue
from lykta.contact.terms import AcuteTimes, Day, OpenState

__all__ = [
    "AcuteTimes",
    "Day",
    "HelpNumber",
    "Hours",
    "OpenState",
    "Opening",
    "PlaceText",
    "Tongue",
    "describe",
    "duties",
    "opening",
    "places",
    "published",
    "tongue",
    "tongues",
]
