"""A municipality's file, read and checked in full before anything is changed."""

from datetime import date
from pathlib import Path

from lykta.exchange.rules import reading, references
from lykta.exchange.rules.faults import BadFile
from lykta.exchange.rules.file_shape import FILE
from lykta.exchange.rules.shapes import Report, Row


def read(path: Path, *, today: date) -> Row:
    """Return the file's rows. Raises BadFile with every fault: line, place and reason."""
    node = reading.read(path, today=today)
    report = Report()
    file: Row = FILE(node, report, "")
    references.check(file, report)
    if report.faults:
        raise BadFile(report.faults)
    return file
