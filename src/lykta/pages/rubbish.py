"""How often Python looks for rubbish that only circles hold."""

import gc

MADE_BETWEEN = 10_000  # objects; a page makes a few thousand, and nearly all go by themselves


def look_seldom() -> None:
    """Look a fourteenth as often as Python does by itself: it cost the longest pages a tenth."""
    gc.set_threshold(MADE_BETWEEN, 10, 10)
