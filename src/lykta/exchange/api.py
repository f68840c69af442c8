"""What commands, demo and tests may use of the exchange; everything else here is private."""

from lykta.exchange.actions.exporting import export_file, exported
from lykta.exchange.actions.importing import Outcome, import_file
from lykta.exchange.actions.loading import load_municipality
from lykta.exchange.rules.faults import BadFile, Fault

__all__ = [
    "BadFile",
    "Fault",
    "Outcome",
    "export_file",
    "exported",
    "import_file",
    "load_municipality",
]
