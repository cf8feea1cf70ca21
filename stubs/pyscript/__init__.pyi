# What the project uses of PyScript.
from typing import Any

document: Any
window: Any
config: dict[str, Any]
