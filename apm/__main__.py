"""Entry point of `python -m apm`."""

import sys

from apm.host.cli import main

sys.exit(main(program="python -m apm"))
