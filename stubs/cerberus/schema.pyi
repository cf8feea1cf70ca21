from collections.abc import Mapping
from typing import Any

class DefinitionSchema: ...

class UnvalidatedSchema(DefinitionSchema):
    def __init__(self, schema: Mapping[str, Any]) -> None: ...
