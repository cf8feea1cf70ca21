"""The limits for the files of a solution. The files come from an untrusted source.

The largest public solution has 4,220 files and 45 MB, and no file or zip is compressed by more than 22 [S].
"""

MB = 1_000_000

MAX_FILES = 20_000
MAX_FILE = 64 * MB
MAX_TOTAL = 300 * MB
MAX_RATIO = 200
"""The most that a file of a zip may grow when it is unpacked, unless it is small."""
SMALL = 100_000

MAX_DEPTH = 200
MAX_ATTRIBUTES = 1_000
"""For one element."""
MAX_TEXT = 8 * MB
MAX_ELEMENTS = 3_000_000
"""For one XML file."""


class SolutionRefused(ValueError):  # noqa: N818  # A decision about a file, not a fault of the program.
    """The solution is not used; the message is one sentence that names the file and the reason."""
