"""The answers file: a case as a TOML file that a person can read and write, by the questions of the form."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from types import MappingProxyType
from typing import Any, Final

from msgspec.structs import replace

from composer.guide.answers_text import stem_by_gates, takes_number, write_case
from composer.guide.case import Answer, Case, NextStep, Outside, Person, PromiseCheck
from composer.guide.conditions import facts_of
from composer.guide.form import Choice, Form, Question
from composer.guide.policy import Policy
from composer.knowledge.toml import Document
from composer.text.errors import FileMistakes, Mistake, UserError

__all__ = ["read_case", "set_answer", "set_answers", "write_case"]

KeyPath = tuple[str | int, ...]
Row = Person | NextStep | Outside | PromiseCheck

_ROWS: Final[Mapping[str, type[Row]]] = {
    "people": Person,
    "steps": NextStep,
    "outside": Outside,
    "promises": PromiseCheck,
}
_SHOWN_ROWS: Final = {
    "people": '{ name = "Dana Whitlock" }',
    "steps": '{ do = "ring you", when = "at noon" }',
    "outside": '{ whoever = "cut it", mine = "getting you back online" }',
    "promises": '{ about = "ring you", sure = "certain" }',
}
_UNSEEN: Final = dict.fromkeys([*range(9), *range(11, 32), *range(127, 160)])
"""Control characters but tab and newline: an escape can write them, no message can hold them."""

_STEMS: Final = "stems"
"""The table that says which stem an answer continues, where the gates leave several."""

_LARGEST_SEED: Final = 2**63 - 1


def read_case(document: Document, form: Form, policy: Policy | None = None) -> Case:
    """Return the case that an answers file states; raises FileMistakes with everything in it that cannot be an answer.

    An answer belongs to the stem that the gates in the same file give it, unless the file says which. What the file
    leaves open begins as the policy says.
    """
    reader = _Reader(document, form)
    reader.read(document.data)
    if reader.mistakes:
        raise FileMistakes(tuple(sorted(reader.mistakes, key=lambda mistake: (mistake.line, mistake.column))))
    case = (policy or Policy()).begun(_with(Case(), reader.found))
    return _on_its_stems(case, form, case.answers, reader.stems)


def set_answers(case: Case, form: Form, pairs: Iterable[tuple[str, str]]) -> Case:
    """Return the case with the answers of `pairs`, question and answer as typed; the later of two wins.

    An answer with several parts is written as in the file. What stands in the case keeps its stem, also when a gate
    among the pairs moves. Raises UserError with one sentence for each answer that cannot be one.
    """
    reader = _Reader(Document("--set", "", {}), form)
    for key, words in pairs:
        question = reader.questions.get(key)
        if question is None:
            reader.unknown((key,), key)
        else:
            reader.found.pop(key, None)
            reader.question(question, (key,), _as_in_a_file(question, words))
    if reader.mistakes:
        raise UserError("\n".join(mistake.what for mistake in reader.mistakes))
    return _on_its_stems(_with(case, reader.found), form, reader.found)


def set_answer(case: Case, form: Form, key: str, words: str) -> Case:
    """Return the case with one answer as typed, as `set_answers` does."""
    return set_answers(case, form, ((key, words),))


def _with(case: Case, found: Mapping[str, Any]) -> Case:
    answers = {key: answer for key, answer in case.answers.items() if key not in found}
    answers.update({key: Answer(value) for key, value in found.items() if key not in ("now", "seed") and value != ""})
    now, seed = found.get("now", case.now), found.get("seed", case.seed)
    return replace(case, answers=answers, now=None if now == "" else now, seed=None if seed == "" else seed)


def _on_its_stems(case: Case, form: Form, keys: Iterable[str], said: Mapping[str, str] = MappingProxyType({})) -> Case:
    """Return the case in which the answers of `keys` belong to the stems that are `said`, else those its gates give.

    Where the gates leave several and none is said, the answer belongs to none yet.
    """
    facts = facts_of(case)
    moved: dict[str, Answer] = {}
    for key in keys:
        question, answer = form.by_key[key], case.answers.get(key)
        if answer is not None and len(question.stems) > 1:
            moved[key] = Answer(answer.value, said.get(key) or stem_by_gates(question, facts))
    return replace(case, answers={**case.answers, **moved})


def _as_in_a_file(question: Question, words: str) -> object:
    """Return what a file would hold where the command line has only words."""
    if question.type in _ROWS:
        import tomllib

        try:
            return tomllib.loads(f"value = {words}")["value"]
        except (ValueError, RecursionError):
            return words
    if (question.type == "integer" or takes_number(question)) and len(words) < 20:
        try:
            return int(words)
        except ValueError:
            return words
    if question.type == "moment":
        try:
            return datetime.fromisoformat(words)
        except ValueError:
            return words
    return words


class _Reader:
    """Collects the answers of one file in `found`, as they are kept, and what is wrong with it in `mistakes`."""

    def __init__(self, document: Document, form: Form) -> None:
        self.questions = {question.key: question for question in form.questions()}
        self.found: dict[str, Any] = {}
        self.stems: dict[str, str] = {}
        self.mistakes: list[Mistake] = []
        self._document = document
        self._tables = {key.partition(".")[0] for key in self.questions if "." in key}

    def read(self, data: Mapping[str, Any]) -> None:
        """Take in a whole file."""
        for name, value in data.items():
            if name in self.questions:
                self.question(self.questions[name], (name,), value)
            elif name == _STEMS and isinstance(value, dict):
                self._said_stems(value)
            elif name not in self._tables:
                self.unknown((name,), name)
            elif not isinstance(value, dict):
                self.wrong((name,), name, f"a table [{name}]", value)
            else:
                for key, answer in value.items():
                    question = self.questions.get(f"{name}.{key}")
                    if question is None:
                        self.unknown((name, key), f"{name}.{key}")
                    else:
                        self.question(question, (name, key), answer)

    def question(self, question: Question, path: KeyPath, value: object) -> None:
        """Take in the answer to one question; an empty one is the same as none."""
        kept = self._kept(question, path, value)
        if kept is not None and kept not in ("", ()):
            self.found[question.key] = kept
        elif kept is not None:
            # Set to nothing, which takes an earlier answer away.
            self.found[question.key] = ""

    def _said_stems(self, table: Mapping[str, Any]) -> None:
        """Take in which stem answers continue, as comp.what = "give" or "comp.what" = "give"."""
        for name, value in table.items():
            parts = value.items() if isinstance(value, dict) else [("", value)]
            for part, stem in parts:
                path = (_STEMS, name, part) if part else (_STEMS, name)
                self._said_stem(f"{name}.{part}" if part else name, path, stem)

    def _said_stem(self, key: str, path: KeyPath, stem: object) -> None:
        question = self.questions.get(key)
        if question is None:
            self.unknown(path, key)
        elif len(question.stems) < 2:
            self._note(path, f"{key} has one stem at most, which need not be said")
        elif not isinstance(stem, str) or (stem and all(each.id != stem for each in question.stems)):
            names = ", ".join(each.id for each in question.stems)
            self._note(path, f"{_STEMS}: {key} continues one of {names}, found {_described(stem)}")
        elif stem:
            self.stems[key] = stem

    def unknown(self, path: KeyPath, key: str) -> None:
        """Note a key that is no question, with the nearest that is one."""
        is_table = isinstance(self._value_at(path), dict) and len(path) == 1
        near = self._near(key, sorted(self._tables | {"promise"}) if is_table else [*self.questions])
        what = "table" if is_table else "question"
        self._note(path, f"there is no {what} {_shown(key)}" + (f"; did you mean {near}?" if near else ""))

    def wrong(self, path: KeyPath, key: str, expected: str, value: object) -> None:
        """Note an answer of a type that `key` cannot have."""
        self._note(path, f"{key}: expected {expected}, found {_described(value)}")

    def _kept(self, question: Question, path: KeyPath, value: object) -> object:
        """Return the answer as a case keeps it ("" and () for none), or None after noting what is wrong."""
        key = question.key
        if value == "":
            return ""
        if question.type in _ROWS:
            return self._rows(question, path, value)
        if question.type == "moment":
            return self._moment(key, path, value)
        if question.type == "integer":
            if isinstance(value, int) and not isinstance(value, bool) and abs(value) <= _LARGEST_SEED:
                return value
            self.wrong(path, key, "a whole number of at most 18 digits", value)
            return None
        if takes_number(question):
            return self._number_chosen(question, path, value)
        if question.many and isinstance(value, list):
            items = [self._text(question, (*path, index), item) for index, item in enumerate(value)]
            return None if None in items else tuple(item for item in items if item)
        text = self._text(question, path, value)
        return (text,) if question.many and text else text

    def _text(self, question: Question, path: KeyPath, value: object) -> str | None:
        if not isinstance(value, str):
            expected = "a list of texts" if question.many and len(path) < 3 else "a text between quotes"
            if question.type == "choice" and not question.own_words:
                expected = f"one of {_listed(question.choices)}"
            self.wrong(path, question.key, expected, value)
            return None
        text = value.translate(_UNSEEN)
        if question.type == "choice" and not question.own_words:
            return self._chosen(question.key, question.choices, path, text)
        return text

    def _chosen(self, key: str, choices: Sequence[Choice], path: KeyPath, text: str) -> str | None:
        if not text or any(choice.value == text for choice in choices):
            return text
        near = self._near(text, [choice.value for choice in choices])
        help_ = f"did you mean {near}?" if near else f"it is one of {_listed(choices)}"
        self._note(path, f"{key}: there is no choice {_shown(text)}; {help_}")
        return None

    def _number_chosen(self, question: Question, path: KeyPath, value: object) -> str | None:
        values = [choice.value for choice in question.choices]
        if isinstance(value, int) and not isinstance(value, bool) and str(value) in values:
            return str(value)
        self.wrong(path, question.key, f"a whole number from {values[0]} to {values[-1]}", value)
        return None

    def _moment(self, key: str, path: KeyPath, value: object) -> datetime | None:
        if isinstance(value, datetime):
            # "Today" is a matter of the wall clock where it was written, whatever zone stands beside it.
            return value.replace(tzinfo=None)
        if isinstance(value, date):
            return datetime.combine(value, time())
        self.wrong(path, key, "a date and time without quotes, as in 2026-03-11T15:00:00", value)
        return None

    def _rows(self, question: Question, path: KeyPath, value: object) -> tuple[Row, ...] | Row | None:
        if question.type == "outside" or isinstance(value, dict):
            row = self._row(question, path, value)
            if question.type == "outside" or row is None:
                return row if row != Outside() else ()
            return (row,) if row != type(row)() else ()
        if not isinstance(value, list):
            self.wrong(path, question.key, _SHOWN_ROWS[question.type], value)
            return None
        rows = [self._row(question, (*path, index), item) for index, item in enumerate(value)]
        return None if None in rows else tuple(row for row in rows if row is not None and row != type(row)())

    def _row(self, question: Question, path: KeyPath, value: object) -> Row | None:
        if not isinstance(value, dict):
            self.wrong(path, question.key, _SHOWN_ROWS[question.type], value)
            return None
        blank = _ROWS[question.type]()
        choices = {field.name: field.choices for field in question.fields}
        parts: dict[str, Any] = {}
        before = len(self.mistakes)
        for name, part in value.items():
            key, at = f"{question.key}.{name}", (*path, name)
            if name not in blank.__struct_fields__:
                near = self._near(name, blank.__struct_fields__)
                note = f"; did you mean {near}?" if near else f"; it has {_and(blank.__struct_fields__)}"
                self._note(at, f"{question.key} has no {_shown(name)}{note}")
            elif part == "":
                continue
            elif isinstance(getattr(blank, name), bool):
                if not isinstance(part, bool):
                    self.wrong(at, key, "true or false", part)
                parts[name] = part
            elif not isinstance(part, str):
                self.wrong(at, key, "a text between quotes", part)
            else:
                text = part.translate(_UNSEEN)
                parts[name] = self._chosen(key, choices[name], at, text) if choices.get(name) else text
        if len(self.mistakes) > before:
            return None
        return replace(blank, **{name: part for name, part in parts.items() if part != ""})

    def _value_at(self, path: KeyPath) -> object:
        return self._document.data.get(str(path[0]))

    def _near(self, word: str, words: Sequence[str]) -> str:
        # Comparing costs a millisecond: worth it for a slip or two, not for a file of another kind.
        if len(word) > 60 or len(self.mistakes) > 20:
            return ""
        from difflib import get_close_matches

        # The right key in the wrong table is a likelier slip than a wrong key.
        last = word.rpartition(".")[2]
        same = [known for known in words if last and known.rpartition(".")[2] == last]
        near = get_close_matches(word, same, n=1, cutoff=0) or get_close_matches(word, words, n=1)
        return near[0] if near else ""

    def _note(self, path: KeyPath, what: str) -> None:
        self.mistakes.append(self._document.mistake(path, what))


def _listed(choices: Sequence[Choice]) -> str:
    return ", ".join(choice.value for choice in choices)


def _and(names: Sequence[str]) -> str:
    return ", ".join(names[:-1]) + f" and {names[-1]}"


def _shown(words: str) -> str:
    """Return `words` as they can stand in one line of a message."""
    plain = "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in words[:60])
    return plain + ("…" if len(words) > 60 else "")


def _described(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f'the text "{_shown(value)}"'
        case int() | float():
            # A number of more than 4,300 digits, written in hexadecimal, has no decimal text in Python.
            return "a large number" if abs(value) > _LARGEST_SEED else f"the number {value}"
        case date() | time():
            return f"the date {value}" if isinstance(value, date) else f"the time {value}"
        case list():
            return "a list"
        case _:
            return "a table"
