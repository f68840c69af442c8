"""What the demo's year must count to: read from the municipality's own file, never from code."""

from dataclasses import dataclass
from pathlib import Path

import yaml

YEAR = 2023


@dataclass(frozen=True)
class Targets:
    """The four counts of the source (F35)."""

    referrals: int
    inquiries: int
    outpatient: int
    placements: int


def read(path: Path) -> Targets:
    """Return the counts in the file's `statistics_2023`."""
    counts = yaml.safe_load(path.read_text(encoding="utf-8"))["statistics_2023"]
    return Targets(
        referrals=counts["referrals"],
        inquiries=counts["inquiries_opened"],
        outpatient=counts["outpatient_services"],
        placements=counts["shelter_placements"],
    )
