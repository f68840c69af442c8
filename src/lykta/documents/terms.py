"""The words of files that somebody sends. Codes are stored, Swedish is shown."""

from lykta.kernel.terms import Term


class FileKind(Term):
    """What a file that is kept may be: nothing that can carry a script."""

    PDF = "pdf", "PDF"
    DOCX = "docx", "Word"
    PNG = "png", "Bild (PNG)"
    JPEG = "jpeg", "Bild (JPEG)"
