"""What other apps may use of drafts; everything else here is private."""

from lykta.drafts.actions.drafts import Other, Saved, discard, others_drafting, save, take

__all__ = ["Other", "Saved", "discard", "others_drafting", "save", "take"]
