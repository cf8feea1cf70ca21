"""What slugs mean in one session: names from its context, and questions that the Dataverse answers.

>>> resolver = SlugResolver({"customer": "Contoso Coffee"}.get, Records())
>>> resolver("$odata.account.accountnumber.?$filter=name eq '{customer}'") == resolver("unknown")
False
>>> resolver("$odata.acount.name"), resolver.problems
(None, ["there is no table 'acount'; did you mean 'account'?"])
"""

from collections.abc import Mapping

from apm.core.errors import ApmError
from apm.core.json_text import Json
from apm.core.slugs import Lookup
from apm.dataverse import Records, read_odata_slug
from apm.dataverse.query.odata_slug import is_odata_slug


class SlugResolver:
    """A lookup. A question that cannot be answered counts as empty; why stands in `problems`.

    Attributes:
        problems: of the questions asked so far.
    """

    def __init__(self, names: Lookup, records: Records) -> None:
        self._names = names
        self._records = records
        self.problems: list[str] = []

    def __call__(self, name: str) -> Json:
        """The value of a name, or the answer to a question; None when there is none."""
        return self._with_answers(self._names)(name)

    def after(self, given: Mapping[str, Json]) -> Lookup:
        """A lookup that asks `given` first, also for the slugs within a question."""

        def names(name: str) -> Json:
            return given[name] if name in given else self._names(name)

        return self._with_answers(names)

    def _with_answers(self, names: Lookup) -> Lookup:
        return lambda name: self._answer(name, names) if is_odata_slug(name) else names(name)

    def _answer(self, name: str, names: Lookup) -> Json:
        try:
            slug = read_odata_slug(name)
            inner = self._with_answers(names)
            return self._records.first_value(slug.table, slug.attribute, slug.options, inner)
        except ApmError as error:
            self.problems.append(str(error))
            return None
