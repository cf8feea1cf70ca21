"""An emulator of `Microsoft.Apm`, the app profile manager API of Customer Service workspace.

Each package is one room; its docstring says what lives there and what it may import. `lint-imports` checks the order,
from the top:

- `apm.host`: the command line, the development server, the builds. CPython only.
- `apm.browser`: the only room that imports the browser. `apm.reading`: workspace files, for the host.
- `apm.ui`: the workspace as element trees, and what the user can do on the page.
- `apm.api`: each member of the JavaScript API once, with its evidence and documentation page.
- `apm.emulator`: the current workspace and its settings.
- `apm.forms`, `apm.conversations`: what stands in a session besides its tabs.
- `apm.workspace`: sessions, tabs, pages, focus.
- `apm.settings`, `apm.templates`, `apm.dataverse`: what a workspace is made from.
- `apm.core`: JSON text, errors, events, results.
"""

__version__ = "0.1.0"
