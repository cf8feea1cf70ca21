"""The members of `Xrm.Encoding`, which JavaScript implements."""

from apm.api.member import CLIENT_API, Kind, Member, Owner, member

MEMBERS: list[Member] = []
_PAGES = CLIENT_API + "reference/xrm-encoding/"


def _declare(name: str, about: str, evidence: str = "D; which characters A") -> None:
    def run() -> None:
        """Does nothing: JavaScript implements it."""

    run.__doc__ = about
    member(MEMBERS, Owner.ENCODING, name, Kind.PAGE, evidence, _PAGES + name.lower())(run)


_declare("htmlAttributeEncode", "Encodes a text as the value of an HTML attribute.")
_declare("htmlDecode", "Decodes the entities in HTML.", "D")
_declare("htmlEncode", "Encodes a text as HTML: characters with a meaning there become entities.")
_declare("xmlAttributeEncode", "Encodes a text as the value of an XML attribute.")
_declare("xmlEncode", "Encodes a text as XML.")
