"""Names of web resources as files and scripts write them: `$webresource:new_/page.html`, or without the directive."""

_DIRECTIVE = "$webresource:"


def directed_web_resource(text: str) -> str | None:
    """The name after `$webresource:`, which is written in any case [S]; None for a text that does not begin with it.

    >>> directed_web_resource(" $WebResource: new_/a.html"), directed_web_resource("new_/a.html")
    ('new_/a.html', None)
    """
    name = text.strip()
    if not name.lower().startswith(_DIRECTIVE):
        return None
    return name[len(_DIRECTIVE) :].strip()


def bare_web_resource(text: str) -> str:
    """A name without `$webresource:` and spaces around it.

    >>> bare_web_resource("$Webresource:new_/a.js"), bare_web_resource(" new_/a.js")
    ('new_/a.js', 'new_/a.js')
    """
    name = directed_web_resource(text)
    return text.strip() if name is None else name
