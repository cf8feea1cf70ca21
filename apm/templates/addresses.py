"""The addresses that frames load: web resources by name, third-party websites by https.

>>> web_resource_address({"webresourceName": "new_/page.html", "data": "a b"})
'WebResources/new_/page.html?data=a%20b'
>>> website_problem({"url": "javascript:alert(1)"})
"the address 'javascript:alert(1)' is not allowed; it has to start with https:// or http://localhost"
"""

import re
from collections.abc import Mapping
from urllib.parse import quote

from apm.core.errors import show
from apm.core.json_text import Json
from apm.core.slugs import as_text
from apm.core.web_resource_names import bare_web_resource

_WEBSITE = re.compile(
    r"(https://[^\s/?#\\]+|http://localhost(:\d+)?)([/?#]\S*)?", re.IGNORECASE | re.ASCII
)


def website_address(parameters: Mapping[str, Json]) -> str:
    """`url` followed by `data`, both unchanged [D]."""
    return as_text(parameters.get("url")).strip() + as_text(parameters.get("data"))


def website_problem(parameters: Mapping[str, Json]) -> str:
    """The problem of the address of a website tab; empty if there is none."""
    address = website_address(parameters)
    # The browser encodes spaces in `data`; leading spaces are removed, because they could hide the scheme.
    if _WEBSITE.fullmatch(address.replace(" ", "%20")):
        return ""
    if _WEBSITE.fullmatch(re.sub(r"\s", "%20", address)):
        return f"the address {show(address)} holds a line break or tab; encode it, %0A or %09"
    return (
        f"the address {show(address)} is not allowed; "
        "it has to start with https:// or http://localhost"
    )


def web_resource_address(parameters: Mapping[str, Json]) -> str:
    """The address of a web resource, relative to the page, with `data` in the query [D].

    A query in the name is kept [S].

    >>> web_resource_address({"webresourceName": "new_/page.html?a=1&b=c d", "data": "x"})
    'WebResources/new_/page.html?a=1&b=c%20d&data=x'
    """
    name, _, query = _given_name(parameters).partition("?")
    data = as_text(parameters.get("data"))
    encoded = quote(data, safe="", errors="replace")
    parts = [
        quote(query, safe="%&=+/?:@,;!$'()*-._~", errors="replace"),
        data and f"data={encoded}",
    ]
    kept = "&".join(each for each in parts if each)
    return f"WebResources/{quote(name, errors='replace')}{'?' if kept else ''}{kept}"


def webresource_problem(parameters: Mapping[str, Json]) -> str:
    """The problem of the name of a web resource; empty if there is none."""
    name = web_resource_name(parameters)
    parts = name.split("/")
    if not name or "\\" in name or name.startswith("/") or "." in parts or ".." in parts:
        return (
            f"{show(name)} is not the name of a web resource; "
            "give one such as 'new_page.html' or 'new_/folder/page.html'"
        )
    return ""


def web_resource_name(parameters: Mapping[str, Json]) -> str:
    """The name of a web resource, without the query.

    >>> web_resource_name({"webresourceName": "$webresource:new_/page.html?a=1"})
    'new_/page.html'
    """
    return _given_name(parameters).partition("?")[0]


def _given_name(parameters: Mapping[str, Json]) -> str:
    """The name, also from `$webresource:<name>`, which other parts of the product use [D; here A]."""
    return bare_web_resource(as_text(parameters.get("webresourceName")))
