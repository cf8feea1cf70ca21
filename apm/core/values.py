"""Values: small objects that do not change, of which a call makes several.

>>> @value_class
... class Point:
...     left: int
...     top: int = 0
>>> Point(2) == Point(2, 0)
True
"""

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

Made = TypeVar("Made")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value_class(made: type[Made]) -> type[Made]:
    """Makes a dataclass whose attributes only the type checker protects.

    `frozen=True` protects them at run time too, but in the browser such an object takes four times as long to make. It
    is right for objects that are made seldom, such as settings.
    """
    return dataclass(slots=True, unsafe_hash=True)(made)
