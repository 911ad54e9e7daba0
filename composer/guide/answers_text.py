"""A case as the text of an answers file: TOML in the order of the form, laid out for a person."""

from collections.abc import Iterable, Iterator

from composer.guide.case import Answer, Case, NextStep, Outside, Person, PromiseCheck, Value
from composer.guide.conditions import Facts, facts_of
from composer.guide.form import Form, Question, Stem

Row = Person | NextStep | Outside | PromiseCheck

_ESCAPES = {code: f"\\u{code:04X}" for code in (*range(32), *range(127, 160))}
# Half of a UTF-16 pair is no character; no file can hold it.
_ESCAPES |= dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}")
_ESCAPES |= {8: "\\b", 9: "\\t", 10: "\\n", 12: "\\f", 13: "\\r", 34: '\\"', 92: "\\\\"}
_ESCAPES_IN_LINES = {code: text for code, text in _ESCAPES.items() if code not in (9, 10, 34)}


def write_case(case: Case, form: Form) -> str:
    """Return the answers file of `case`, in the order of the form: `read_case` makes the same answers of it.

    An answer that was written to another stem than the gates now give stands in a comment. Where they leave several,
    or the answer keeps another that reads as well, the table [stems] says which it continues.
    """
    tables: dict[str, list[Question]] = {"": []}
    for question in form.questions():
        table = question.key if question.type == "promises" else question.key.rpartition(".")[0]
        tables.setdefault(table, []).append(question)
    blocks: list[str] = []
    for table, questions in tables.items():
        if questions and questions[0].type == "promises":
            rows = (row for row in case.promise_checks if row != PromiseCheck())
            blocks.extend("\n".join([f"[[{table}]]", *_parts(row)]) for row in rows)
        elif lines := list(_lines(case, questions)):
            blocks.append("\n".join([f"[{table}]", *lines] if table else lines))
    if stems := list(_stems(case, form)):
        blocks.append("\n".join(["[stems]", *stems]))
    return "\n\n".join(blocks) + "\n"


def stem_by_gates(question: Question, facts: Facts) -> str:
    """Return the id of the stem that the gates alone give an answer: "" where they leave several, or there is none."""
    stems = stems_now(question, facts)
    return stems[0].id if len(stems) == 1 and len(question.stems) > 1 else ""


def stems_now(question: Question, facts: Facts) -> tuple[Stem, ...]:
    """Return the stems that an answer to `question` can continue as the gates stand."""
    return tuple(stem for stem in question.stems if facts.allow(stem.when, stem.unless))


def takes_number(question: Question) -> bool:
    """Say whether the choices of `question` are numbers, which a file states without quotes."""
    return question.type == "choice" and all(choice.value.isdigit() for choice in question.choices)


def _lines(case: Case, questions: Iterable[Question]) -> Iterator[str]:
    facts = facts_of(case)
    for question in questions:
        name = question.key.rpartition(".")[2]
        answer = case.answers.get(question.key)
        if question.type == "moment" and case.now is not None:
            yield f"{name} = {case.now.isoformat()}"
        elif question.type == "integer" and case.seed is not None:
            yield f"{name} = {case.seed}"
        elif answer is not None:
            yield from _answer(name, question, answer, stems_now(question, facts))


def _answer(name: str, question: Question, answer: Answer, stems: tuple[Stem, ...]) -> Iterator[str]:
    value = answer.value
    if question.stems and not _reads_well(answer, stems) and isinstance(value, str):
        was = next((each.text for each in question.stems if each.id == answer.stem), answer.stem)
        yield f"# written after {_line(was)}:"
        yield f"# {name} = {_line(value)}"
    elif isinstance(value, str) and takes_number(question):
        yield f"{name} = {value}"
    else:
        yield f"{name} = {_value(value)}"


def _reads_well(answer: Answer, stems: tuple[Stem, ...]) -> bool:
    return not answer.stem or any(answer.stem in (stem.id, *stem.fits) for stem in stems)


def _stems(case: Case, form: Form) -> Iterator[str]:
    """Yield a line for each answer whose stem the gates do not tell."""
    facts = facts_of(case)
    for question in form.questions():
        answer = case.answers.get(question.key)
        if answer is None or len(question.stems) < 2 or not _reads_well(answer, stems_now(question, facts)):
            continue
        if answer.stem and answer.stem != stem_by_gates(question, facts):
            yield f"{question.key} = {_line(answer.stem)}"


def _value(value: Value) -> str:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, Outside):
        return _row(value)
    items = [_line(item) if isinstance(item, str) else _row(item) for item in value]
    if len(items) == 1:
        # One person stands alone, as most cases have one; a list of one stays a list.
        return items[0] if isinstance(value[0], Person) else f"[{items[0]}]"
    return "[\n" + "".join(f"    {item},\n" for item in items) + "]"


def _row(row: Row) -> str:
    return "{ " + ", ".join(_parts(row)) + " }"


def _parts(row: Row) -> Iterator[str]:
    blank = type(row)()
    for name in row.__struct_fields__:
        part = getattr(row, name)
        if part != getattr(blank, name):
            yield f"{name} = {_line(part) if isinstance(part, str) else str(part).lower()}"


def _text(text: str) -> str:
    """Return `text` in quotes, over several lines when it has several."""
    if "\n" not in text:
        return _line(text)
    body = text.rstrip('"')
    # A quote at the very end would be taken for one of the three that close.
    end = '\\"' * (len(text) - len(body))
    return '"""\n' + body.translate(_ESCAPES_IN_LINES).replace('"""', '""\\"') + end + '"""'


def _line(text: str) -> str:
    return f'"{text.translate(_ESCAPES)}"'
