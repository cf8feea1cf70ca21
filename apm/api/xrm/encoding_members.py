"""The members of `Xrm.Encoding`, which the page answers."""

from apm.api.member import CLIENT_API, Kind, Member, Owner, member

MEMBERS: list[Member] = []
_PAGES = CLIENT_API + "reference/xrm-encoding/"


def _declare(name: str, about: str, evidence: str = "D; which characters A") -> None:
    def run() -> None:
        """Nothing: the page answers."""

    run.__doc__ = about
    member(MEMBERS, Owner.ENCODING, name, Kind.PAGE, evidence, _PAGES + name.lower())(run)


_declare("htmlAttributeEncode", "A text as the value of an attribute in HTML.")
_declare("htmlDecode", "The text that HTML stands for.", "D")
_declare("htmlEncode", "A text as HTML: what has a meaning there is written as an entity.")
_declare("xmlAttributeEncode", "A text as the value of an attribute in XML.")
_declare("xmlEncode", "A text as XML.")
