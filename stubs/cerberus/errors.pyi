# What the project uses of Cerberus.
from collections.abc import Iterable
from typing import Any, NamedTuple

class ErrorDefinition(NamedTuple):
    code: int
    rule: str | None

REQUIRED_FIELD: ErrorDefinition
UNKNOWN_FIELD: ErrorDefinition

class ValidationError:
    document_path: tuple[str | int, ...]
    code: int
    value: Any
    @property
    def child_errors(self) -> list[ValidationError] | None: ...

class BaseErrorHandler:
    def __init__(self) -> None: ...
    def __call__(self, errors: Iterable[ValidationError]) -> Any: ...
