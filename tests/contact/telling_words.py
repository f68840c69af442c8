"""Words that tell over a shoulder: they may not stand in an address, a title or a file's name."""

import re

# Stems, in every language the public is met in and in English.
_STEMS = (
    "våld misshand hot skydd kvinnofrid kvinnojour heder offer förtryck övergrepp",
    "violence violent abuse assault victim shelter domestic honour honor rape threat danger",
    "escape hide secret rabshad xadgudub tacaddi dhibban şiddet siginma kurban tecavüz şîdet",
    "violencia víctima refugio maltrato väkival uhri turvakoti насиль жертв притул приют",
    "عنف ضحي ملجأ اغتصاب شرف تهديد خشونت قربان پناهگاه ناموس تجاوز توندوتیژی قوربان ጎነጽ ግዳይ",
)
_TELLING = re.compile("|".join(map(re.escape, " ".join(_STEMS).split())), re.IGNORECASE)


def telling(text: str) -> list[str]:
    """Return the telling words in a text that others may see."""
    return _TELLING.findall(text)
