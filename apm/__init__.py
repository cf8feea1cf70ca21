"""An emulator of `Microsoft.Apm`, the app profile manager API of Customer Service workspace.

The rooms of the house, and who may call whom (`lint-imports` checks it):

- `apm.workspace` and the modules beside it: the model. Pure Python, holds all state and every rule.
- `apm.api`: each member of the JavaScript API once, with its evidence and its documentation page.
- `apm.shell` and `apm.pages`: the model as element trees.
- `apm.browser`: the only room that touches the browser.
- `apm.host`: the development server and the builds; runs in CPython only.
"""

__version__ = "0.1.0"
