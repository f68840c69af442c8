"""Pictures in papers: only drawings of our own, that fetch nothing and run nothing."""

from defusedxml import ElementTree

from lykta.kernel.problems import Invalid

_FORBIDDEN = ("script", "image", "foreignobject", "iframe", "use", "style")
_REASON = "Bilden går inte att använda i ett dokument: den hämtar något utifrån."


def check(svg: str) -> str:
    """Return the drawing when it holds shapes and words only; raise `Invalid` otherwise.

    Styles must stand on the shapes themselves: a paper has no style sheet.
    """
    try:
        root = ElementTree.fromstring(svg, forbid_dtd=True)
    except Exception as problem:
        raise Invalid({"picture": "Bilden går inte att läsa."}) from problem
    for element in root.iter():
        name = str(element.tag).rpartition("}")[2].lower()
        links = [key for key in element.attrib if key.rpartition("}")[2].lower() == "href"]
        outside = any("url(" in value and "url(#" not in value for value in element.attrib.values())
        if name in _FORBIDDEN or links or outside:
            raise Invalid({"picture": _REASON})
    return svg
