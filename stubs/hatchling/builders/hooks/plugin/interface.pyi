from typing import Generic, TypeVar

Config = TypeVar("Config")

class BuildHookInterface(Generic[Config]):
    @property
    def root(self) -> str: ...
