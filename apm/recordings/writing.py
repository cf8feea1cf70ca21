"""Writes a recording as the text of a test. The order and the meaning of the statements are the same in each language.

What a person did is written as clicks and texts on locators, because that is what the person did: the `close()` of the
kit, for example, does not ask about unsaved changes. Values of the form in the focused tab, and calls, are written in
the words of the kit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from apm.core.json_text import Json
from apm.recordings.called_objects import expression
from apm.recordings.opening_words import opening_of
from apm.recordings.python_words import PYTHON
from apm.recordings.steps import Action, Call, Place, Recording, Script, Step
from apm.recordings.typescript_words import TYPESCRIPT
from apm.recordings.words import Words

LANGUAGES: Mapping[str, Words] = {"python": PYTHON, "typescript": TYPESCRIPT}
"""The languages, by name."""

CHANGED = "changed"
"""The action of a field that the user left."""

CONVERSATION = "apmWorkspace.startConversation"
"""The call that starts a conversation, which is no member of a client script's API."""

_SET_VALUE, _FIRE = "attribute.setValue", "attribute.fireOnChange"

_KEYS = {"shift": "Shift", "ctrl": "Control"}

_RECORDS = {
    "Xrm.WebApi.createRecord": ("create", 2),
    "Xrm.WebApi.updateRecord": ("update", 3),
    "Xrm.WebApi.deleteRecord": ("delete", 2),
}
"""The words for records, with the number of their arguments."""


def written_test(recording: Recording, language: str, name: str = "recorded") -> str:
    """The text of a test in one of `LANGUAGES`; `name` is the name of the test."""
    words = LANGUAGES[language]
    lines = [*_Writer(words, recording).lines()]
    return words.file(name, lines)


class _Writer:
    """Writes one recording."""

    def __init__(self, words: Words, recording: Recording) -> None:
        self._words = words
        self._recording = recording
        self._steps = recording.steps
        calls = (each for each in self._steps if isinstance(each, Call))
        self._named = {each.target for each in calls if each.target}
        self._known: set[str] = set()
        """The ids of sessions and tabs that have a variable."""
        self._shown = ""
        """The id of the tab that the test has seen as focused."""
        self._done: Step | None = None
        """A step that is part of the statement before."""

    def lines(self) -> Iterator[str]:
        """The statements."""
        yield self._words.seed(self._recording.seed)
        for at, step in enumerate(self._steps):
            following = self._steps[at + 1] if at + 1 < len(self._steps) else None
            yield from self._step(step, following)
        yield ""
        yield from self._words.end(self._recording.end)

    def _step(self, step: Step, following: Step | None) -> Iterator[str]:
        if isinstance(step, Script):
            yield self._words.script(step.text, is_awaited=step.is_awaited)
        elif isinstance(step, Call):
            if _is_set(step, following):
                yield self._words.set_value(step.column, step.arguments[0])
                self._done = following
            elif step is not self._done:
                yield from self._call(step)
        elif step.has_value:
            if step.tab[0] != self._shown:
                yield self._words.shown(step.tab[1])
                self._shown = step.tab[0]
            yield self._words.set_value(step.column, step.value)
        elif step.place:
            leaves = isinstance(following, Action) and following.action == CHANGED
            yield from self._action(step, step.place, leaves=leaves)

    def _action(self, step: Action, place: Place, *, leaves: bool) -> Iterator[str]:
        words = self._words
        if place.opener:
            yield words.click(place.opener)
        if place.is_typed:
            yield words.fill(place, step.text, leaves=leaves)
            return
        match place.role:
            case "dialog":
                yield words.press("Escape")
            case "checkbox":
                yield words.check(place, on=step.text == "true")
            case "radio":
                yield words.check(place, on=True)
            case "combobox":
                yield words.select(place, [step.text])
            case "listbox":
                yield words.select(place, step.text.split(",") if step.text else [])
            case _:
                yield words.click(place, _KEYS.get(step.text, ""))

    def _call(self, call: Call) -> Iterator[str]:
        words, member, target = self._words, call.member, call.target or ""
        _, _, name = member.rpartition(".")
        opening, options = opening_of(call), _conversation_options(call)
        record, count = _RECORDS.get(member, ("", 0))
        if opening:
            yield self._kept(words.opening(opening), call.opened)
        elif options is not None and call.is_awaited:
            yield self._kept(words.conversation(options), call.opened)
        elif record and len(call.arguments) == count:
            yield words.record(record, call.arguments)
        elif member == "formContext.data.save" and call.is_of_focused_form and call.is_awaited:
            yield words.save()
        elif target in self._known and call.is_assignment:
            yield words.assign(_variable(target), name, call.arguments[0])
        elif target in self._known and name in ("focus", "close"):
            yield words.use(_variable(target), name)
        else:
            yield self._javascript(call)

    def _kept(self, statement: str, opened: str) -> str:
        """The statement that opens a session or a tab, which has a variable if a later step needs it."""
        if opened not in self._named or opened in self._known:
            return self._words.statement(statement)
        self._known.add(opened)
        return self._words.variable(_variable(opened), statement)

    def _javascript(self, call: Call) -> str:
        text = expression(call)
        if text is None:
            return self._words.comment(f"Not written: {call.member} of {call.target}")
        if text.startswith("(await"):
            text = f"(async () => {text})()"
        return self._words.script(text, is_awaited=call.is_awaited)


def _conversation_options(call: Call) -> Mapping[str, Json] | None:
    """The options with which a call starts a conversation; None for another call, or if the kit cannot say them."""
    if call.member != CONVERSATION or len(call.arguments) > 1:
        return None
    options = call.arguments[0] if call.arguments else {}
    return options if isinstance(options, dict) else None


def _is_set(step: Call, following: Step | None) -> bool:
    """Whether two calls change a value of the focused form as the kit does."""
    return (
        step.member == _SET_VALUE
        and step.is_of_focused_form
        and len(step.arguments) == 1
        and step.column != ""
        and isinstance(following, Call)
        and (following.member, following.target) == (_FIRE, step.target)
    )


def _variable(of: str) -> str:
    """The name of the variable for a session or a tab: `session1`, `tab3`.

    >>> _variable("session-id-1")
    'session1'
    """
    kind, _, number = of.split("-")
    return f"{kind}{number}"
