"""Parameter aliases: names for parts of `$filter` and `$orderby` whose text is an option of its own [D].

>>> filled(["$filter=contains(name,@p1) and fax eq @p2", "@p1='a@p1'"])
["$filter=contains(name,'a@p1') and fax eq null"]
>>> filled(["$filter=@p1 and statecode eq 0", "@p1=name eq 'a' or name eq 'b'"])
["$filter=(name eq 'a' or name eq 'b') and statecode eq 0"]
"""

import re
from collections.abc import Iterable
from functools import partial

from apm.core.errors import bad_input
from apm.dataverse.query.literals import LISTED, QUOTED

_WITH_ALIASES = ("$filter", "$orderby")
_NAME = r"@[A-Za-z_]\w*"
_OPERATOR = re.compile(r"(^|[\s)])(not|and|or|eq|ne|gt|ge|lt|le|in)[\s(]")
"""What makes a text a condition, of which another operator beside the alias must not take a part."""
_TEXT = re.compile(rf"{QUOTED}|{LISTED}")
_PLACE = re.compile(rf"({QUOTED}|{LISTED})|(?<![\w.])({_NAME})\b")


def filled(parts: Iterable[str]) -> list[str]:
    """Decoded query options, each a name and a value, with the texts of their aliases and without these themselves.

    An alias without a text stands for null [D].

    Raises:
        ApmError: an alias has two texts, or is used in `$expand`, which has none [D].
    """
    options: list[str] = []
    texts: dict[str, str] = {}
    for part in parts:
        name, _, text = part.partition("=")
        name = name.strip()
        if not re.fullmatch(_NAME, name):
            options.append(part)
        elif name in texts:
            raise bad_input(f"the parameter alias {name} is given twice")
        else:
            texts[name] = text.strip()
    return [_filled(each, texts) for each in options]


def _filled(part: str, texts: dict[str, str]) -> str:
    name, sign, value = part.partition("=")
    option = name.strip().lower()
    if option in _WITH_ALIASES:
        return f"{name}{sign}{_PLACE.sub(partial(_text, texts), value)}"
    if option == "$expand":
        _refuse_alias(value)
    return part


def _text(texts: dict[str, str], place: re.Match[str]) -> str:
    quoted, alias = place.groups()
    if quoted:
        return str(quoted)
    text = texts.get(alias, "null")
    return f"({text})" if _OPERATOR.search(_TEXT.sub("''", text)) else text


def _refuse_alias(value: str) -> None:
    alias = next((each[2] for each in _PLACE.finditer(value) if each[2]), None)
    if alias:
        raise bad_input(f"$expand takes no parameter aliases such as {alias}; write the value")
