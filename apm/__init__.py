"""An emulator of `Microsoft.Apm`, the app profile manager API of Customer Service workspace.

The docstring of each package says what it contains and what it may import. `lint-imports` checks the order,
from the top:

- `apm.kit`: the pytest plugin, for tests in other repositories. CPython only.
- `apm.host`: the command line, the development server, the builds. CPython only.
- `apm.browser`: the only package that imports browser modules.
- `apm.reading`: workspace files and the files they name; in the page, solutions that the user drops on it.
- `apm.ui`: the workspace as element trees, and what the user can do on the page.
- `apm.api`: each member of the JavaScript API once, with its evidence and documentation page.
- `apm.emulator`: the current workspace and its settings.
- `apm.snapshots`: the state of a workspace as JSON, opened again; seeds. `apm.recordings`: what happened in a
  workspace, as data and as the text of a test.
- `apm.commands`: the commands of pages and their rules. `apm.conversations`: conversations and the communication panel.
  `apm.web_api`: answers to HTTP requests, with the records.
- `apm.forms`: the content of forms, and saving.
- `apm.workspace`: sessions, tabs, pages, focus.
- `apm.settings`: what a workspace starts with, and the rules of `workspace.toml`.
- `apm.dataverse`: records, queries and tables. `apm.templates`: session and tab templates. `apm.solutions`: solution
  exports.
- `apm.core`: JSON text, errors, events, results.
"""

__version__ = "0.1.0"
