"""Answers with the value of one column of a record."""

from __future__ import annotations

from dataclasses import dataclass

from apm.core.errors import ApmError
from apm.core.json_text import Json
from apm.dataverse import Records
from apm.web_api.answer_shapes import context
from apm.web_api.exchange import Answer, Request, empty_answer, json_answer, text_answer
from apm.web_api.places import ColumnPlace
from apm.web_api.service_errors import BAD_QUERY, refused


@dataclass(frozen=True, slots=True)
class PropertyValues:
    """Reads the values of columns for requests."""

    records: Records

    def value(self, request: Request, place: ColumnPlace) -> Answer:
        """The value as JSON; 204 if the column is empty [D]."""
        found = self._value(place)
        if found is None:
            return empty_answer()
        what = f"{place.record.path}/{place.column.web_name}"
        return json_answer(200, {**context(request, what), "value": found})

    def raw(self, _request: Request, place: ColumnPlace) -> Answer:
        """The value as text; 204 if the column is empty [D]."""
        found = self._value(place)
        if found is None:
            return empty_answer()
        return text_answer(str(found).lower() if isinstance(found, bool) else str(found))

    def _value(self, place: ColumnPlace) -> Json:
        record, name = place.record, place.column.web_name
        try:
            found = self.records.retrieve(record.table.name, record.record_id, f"?$select={name}")
        except ApmError as error:
            raise refused(error, BAD_QUERY) from None
        return found[name]
