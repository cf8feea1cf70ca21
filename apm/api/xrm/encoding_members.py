"""The members of `Xrm.Encoding`: JavaScript encodes, Python decodes, because it knows all names of entities."""

from html import unescape

from apm.api.member import CLIENT_API, Kind, Member, Owner, Takes, member
from apm.emulator import Emulator

MEMBERS: list[Member] = []
_PAGES = CLIENT_API + "reference/xrm-encoding/"


def _declare(name: str, about: str, evidence: str = "D; which characters A") -> None:
    def run() -> None:
        """Does nothing: JavaScript implements it."""

    run.__doc__ = about
    member(MEMBERS, Owner.ENCODING, name, Kind.PAGE, evidence, _PAGES + name.lower())(run)


_declare("htmlAttributeEncode", "Encodes a text as the value of an HTML attribute.")


@member(
    MEMBERS,
    Owner.ENCODING,
    "htmlDecode",
    Kind.SYNC,
    "D",
    f"{_PAGES}htmldecode",
    takes=(Takes.OPTIONS,),
)
def html_decode(_emulator: Emulator, text: str) -> str:
    """Decodes the entities in HTML."""
    return unescape(text)


_declare("htmlEncode", "Encodes a text as HTML: characters with a meaning there become entities.")
_declare("xmlAttributeEncode", "Encodes a text as the value of an XML attribute.")
_declare("xmlEncode", "Encodes a text as XML.")
