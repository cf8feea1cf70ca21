"""What PyScript runs. The package comes as one archive of bytecode, see `pyscript.toml`."""

import sys

sys.path.insert(0, "./apm.zip")

from apm.browser.start import start  # noqa: E402 - the archive has to be on the path first

start()
