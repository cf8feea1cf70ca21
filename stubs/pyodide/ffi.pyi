# What the project uses of Pyodide's bridge to JavaScript.
from collections.abc import Callable
from typing import Any

class JsException(Exception):
    name: str
    message: str

class JsProxy:
    js_id: int
    def __getattr__(self, name: str) -> Any: ...

JsNull: type
jsnull: Any

def create_proxy(obj: Any, /, *, capture_this: bool = False, roundtrip: bool = True) -> Any: ...
def create_once_callable(obj: Callable[..., Any], /) -> Any: ...
def to_js(
    obj: Any,
    /,
    *,
    depth: int = -1,
    create_pyproxies: bool = True,
    dict_converter: Callable[[Any], Any] | None = None,
) -> Any: ...
