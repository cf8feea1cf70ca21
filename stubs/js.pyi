# The page's global scope: every name is there, and nothing is known about it.
from typing import Any

def __getattr__(name: str) -> Any: ...
