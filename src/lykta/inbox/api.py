"""What other apps may use of the inbox; everything else here is private."""

from lykta.inbox.actions.handing import hand_in, take
from lykta.inbox.queries import HandedText as Handed
from lykta.inbox.queries import oldest_waiting, waiting

__all__ = ["Handed", "hand_in", "oldest_waiting", "take", "waiting"]
