# What the project uses of Cerberus.
from collections.abc import Mapping
from typing import Any, ClassVar, NamedTuple

from cerberus.errors import BaseErrorHandler
from cerberus.schema import DefinitionSchema

class TypeDefinition(NamedTuple):
    name: str
    included_types: tuple[type, ...]
    excluded_types: tuple[type, ...]

class Validator:
    types_mapping: ClassVar[dict[str, TypeDefinition]]
    def __init__(
        self, schema: Mapping[str, Any] | DefinitionSchema, *, error_handler: BaseErrorHandler = ...
    ) -> None: ...
    def validate(self, document: Mapping[str, Any], *, normalize: bool) -> bool: ...
    @property
    def errors(self) -> Any: ...
