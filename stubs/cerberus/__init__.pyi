# What the project uses of Cerberus.
from collections.abc import Mapping
from typing import Any

from cerberus.errors import BaseErrorHandler

class Validator:
    def __init__(self, schema: Mapping[str, Any], *, error_handler: BaseErrorHandler) -> None: ...
    def validate(self, document: Mapping[str, Any], *, normalize: bool) -> bool: ...
    @property
    def errors(self) -> Any: ...
