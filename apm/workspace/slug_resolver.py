"""The values of slugs in a session: variables of its context, and query slugs that the Dataverse answers.

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
    """A lookup of slug values. A query that fails has no value, and its problem is kept [A].

    Attributes:
        problems: the problems of the queries so far, one sentence each.
    """

    def __init__(self, names: Lookup, records: Records) -> None:
        self._names = names
        self._records = records
        self.problems: list[str] = []

    def __call__(self, name: str) -> Json:
        """The value of a variable, or the result of a query; None if there is none."""
        return self._with_queries(self._names)(name)

    def after(self, given: Mapping[str, Json]) -> Lookup:
        """A lookup that looks in `given` first, also for slugs inside a query."""

        def names(name: str) -> Json:
            return given[name] if name in given else self._names(name)

        return self._with_queries(names)

    def _with_queries(self, names: Lookup) -> Lookup:
        return lambda name: self._query(name, names) if is_odata_slug(name) else names(name)

    def _query(self, name: str, names: Lookup) -> Json:
        try:
            slug = read_odata_slug(name)
            inner = self._with_queries(names)
            return self._records.first_value(slug.table, slug.attribute, slug.options, inner)
        except ApmError as error:
            self.problems.append(str(error))
            return None
