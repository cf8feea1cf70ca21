# A JavaScript module, which static/interpreter.mjs registers.
from pyodide.ffi import JsProxy

def fetch() -> JsProxy: ...
