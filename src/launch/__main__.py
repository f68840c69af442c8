"""Stage two's entry: `python -m launch demo`."""

import sys

from launch.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
