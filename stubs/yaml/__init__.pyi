# What the project uses of PyYAML.
from collections.abc import Iterator

from yaml.events import Event

class YAMLError(Exception): ...

class Mark:
    line: int

class MarkedYAMLError(YAMLError):
    problem: str | None
    problem_mark: Mark | None

class SafeLoader: ...
class CSafeLoader(SafeLoader): ...

def parse(stream: bytes | str, Loader: type[SafeLoader] = ...) -> Iterator[Event]: ...
