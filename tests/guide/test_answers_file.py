from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.guide.answers_file import read_case, set_answer, set_answers, write_case
from composer.guide.case import Answer, Case, NextStep, Outside, Person, PromiseCheck, Value
from composer.guide.conditions import facts_of
from composer.guide.form import Form, Question, load_form
from composer.knowledge.places import resources
from composer.knowledge.toml import decode, read
from composer.text.errors import FileMistakes, UserError

ANSWERS = sorted((Path(__file__).parents[1] / "fixtures" / "answers").glob("*.toml"))
FORM = load_form(resources() / "form" / "en")


@pytest.fixture(scope="module")
def form() -> Form:
    return FORM


def case_of(text: str) -> Case:
    return read_case(decode(text.encode(), "a.toml"), FORM)


def mistakes_of(text: str | bytes) -> list[tuple[int, int, str]]:
    with pytest.raises(FileMistakes) as caught:
        read_case(decode(text if isinstance(text, bytes) else text.encode(), "a.toml"), FORM)
    assert all(mistake.file == "a.toml" for mistake in caught.value.mistakes)
    return [(mistake.line, mistake.column, mistake.what) for mistake in caught.value.mistakes]


# The nine files of the domain


def test_the_nine_files_of_the_domain_are_here() -> None:
    assert {path.stem for path in ANSWERS} >= {"1", "2", "3-holding", "3", "4", "5", "6", "7", "8"}


@pytest.mark.parametrize("path", ANSWERS, ids=lambda path: path.stem)
def test_every_example_is_read_without_a_mistake_and_survives_being_written(path: Path, form: Form) -> None:
    case = read_case(read(path), form)
    assert case.people
    assert read_case(decode(write_case(case, form).encode(), "again.toml"), form) == case


def test_an_example_is_kept_as_it_was_typed(form: Form) -> None:
    case = read_case(read(ANSWERS[0].with_name("1.toml")), form)
    assert case.now == datetime(2026, 3, 11, 15)
    assert case.seed == 152
    assert "now" not in case.answers
    assert case.people == (Person("Dana Whitlock", "Dana", "architect", "Whitlock & Co", "dana@example.org"),)
    assert case.text("listen.impact") == "3"
    assert case.texts("restate.others") == ("two other laptops rebuilt that week",)
    assert case.texts("follow.open") == ("If I have missed something that matters to you, tell me",)
    assert case.next_steps[1] == NextStep("take a camera to the site", "on Thursday at 8", "Marcus", agreed=True)
    assert [check.about for check in case.promise_checks] == [
        "ring you with the result",
        "take a camera",
        "ring you to ask",
    ]
    assert case.promise_checks[0] == PromiseCheck("ring you with the result", "certain", "by noon tomorrow")


# What a file may say


def test_an_answer_belongs_to_the_stem_that_the_gates_of_the_file_give() -> None:
    assert case_of('[own]\nact = "lost it"').answers["own.act"] == Answer("lost it", "sorry_i")
    assert case_of('[own]\nact = "lost it"\nours = "none"').answers["own.act"] == Answer("lost it", "sorry_you")
    assert case_of('[own]\nharm = "waited"').answers["own.harm"] == Answer("waited")


def test_where_the_gates_leave_several_stems_a_file_names_none() -> None:
    assert case_of('[comp]\nkind = "time"\nwhat = "a month"').answers["comp.what"] == Answer("a month")


def test_nothing_said_is_the_same_as_a_key_left_out() -> None:
    said = """\
output = ""
now = ""
seed = ""
unsure = []
caution = ""
[listen]
who = [{ name = "" }, {}]
impact = ""
issues = [""]
[own]
act = ""
[plan]
done = []
next = [{ do = "", agreed = "" }]
[explain]
outside = { whoever = "", mine = "" }
[[promise]]
"""
    assert case_of(said) == Case()


def test_one_text_is_a_list_of_one() -> None:
    case = case_of(
        'unsure = "£186"\n[plan]\ndone = "found it"\n[follow]\nopen = "missed"\n[listen]\nissues = "the screen"'
    )
    assert case.value("unsure") == ("£186",)
    assert case.value("plan.done") == ("found it",)
    assert case.value("follow.open") == ("missed",)
    assert case.value("listen.issues") == ("the screen",)


def test_an_invitation_may_be_in_the_writers_own_words_among_the_given_ones() -> None:
    assert case_of('[follow]\nopen = ["missed", "What have I left out?"]').texts("follow.open") == (
        "missed",
        "What have I left out?",
    )


@pytest.mark.parametrize(
    "who",
    [
        'who = [{ name = "Dana" }, { group = "the finance team", copy = true }]',
        '[[listen.who]]\nname = "Dana"\n[[listen.who]]\ngroup = "the finance team"\ncopy = true',
    ],
)
def test_several_people_may_be_a_list_or_tables(who: str) -> None:
    assert case_of(f"[listen]\n{who}").people == (Person("Dana"), Person(group="the finance team", copy=True))


@pytest.mark.parametrize(
    "now, wall_time",
    [
        ("2026-03-11T15:00:00", datetime(2026, 3, 11, 15)),
        ("2026-03-11 15:00:00.5", datetime(2026, 3, 11, 15, 0, 0, 500_000)),
        ("2026-03-11T15:00:00Z", datetime(2026, 3, 11, 15)),
        ("2026-03-11T15:00:00+09:30", datetime(2026, 3, 11, 15)),
        ("2026-03-11", datetime(2026, 3, 11)),
    ],
)
def test_now_is_the_wall_clock_where_it_was_written(now: str, wall_time: datetime) -> None:
    case = case_of(f"now = {now}")
    assert case.now == wall_time
    assert case_of(write_case(case, FORM)) == case


def test_text_of_any_script_is_kept_as_it_is() -> None:
    words = "שלחתי את הקובץ \u202eהלא נכון\u202c 👩\u200d💻 — naïve 日本語"
    assert case_of(f'[own]\nact = "{words}"').text("own.act") == words


def test_control_characters_written_as_escapes_do_not_get_into_an_answer() -> None:
    case = case_of('[own]\nact = "lost\\u0000 it\\u001B\\u0085\\r\\n\\tand\\u007F more\\b"\nharm = "\\u0000"')
    assert case.text("own.act") == "lost it\n\tand more"
    assert case.value("own.harm") is None


def test_an_answer_of_a_megabyte_is_an_answer(form: Form) -> None:
    words = "sent the wrong file and " * 45_000
    case = case_of(f'[own]\nact = "{words}"')
    assert case.text("own.act") == words
    assert case_of(write_case(case, form)) == case


# Mistakes


@pytest.mark.parametrize(
    "text, line, column, what",
    [
        ('[listen]\nword = "x"', 2, 1, "there is no question listen.word; did you mean listen.words?"),
        ('[own]\nwords = "x"', 2, 1, "there is no question own.words; did you mean listen.words?"),
        ('[own]\nzzzzzz = "x"', 2, 1, "there is no question own.zzzzzz"),
        ('act = "x"', 1, 1, "there is no question act; did you mean own.act?"),
        ('outptu = "email"', 1, 1, "there is no question outptu; did you mean output?"),
        ('[ownn]\nact = "x"', 1, 2, "there is no table ownn; did you mean own?"),
        ("\n[zzzzzz]", 2, 2, "there is no table zzzzzz"),
        ('[promises]\nabout = "x"', 1, 2, "there is no table promises; did you mean promise?"),
        ('own = "x"', 1, 1, 'own: expected a table [own], found the text "x"'),
        ("[own]\nact = 84", 2, 1, "own.act: expected a text between quotes, found the number 84"),
        ("[comp]\nloss = 84", 2, 1, "comp.loss: expected a text between quotes, found the number 84"),
        ("[own]\nact = true", 2, 1, "own.act: expected a text between quotes, found true"),
        ("[own]\nact = ['x']", 2, 1, "own.act: expected a text between quotes, found a list"),
        ("[own.act]\nx = 1", 1, 6, "own.act: expected a text between quotes, found a table"),
        ("[follow]\nwhen = 2026-03-11", 2, 1, "follow.when: expected a text between quotes, found the date 2026-03-11"),
        ("[follow]\nwhen = 10:30:00", 2, 1, "follow.when: expected a text between quotes, found the time 10:30:00"),
        ("[plan]\ndone = 3", 2, 1, "plan.done: expected a list of texts, found the number 3"),
        ("[plan]\ndone = ['x',\n 3]", 3, 2, "plan.done: expected a text between quotes, found the number 3"),
        ("[own]\nours = 'al'", 2, 1, "own.ours: there is no choice al; did you mean all?"),
        ("[own]\nours = 'x'", 2, 1, "own.ours: there is no choice x; it is one of all, part, none, unknown"),
        ("[own]\nsorry = true", 2, 1, "own.sorry: expected one of yes, unsure, no, found true"),
        ("[own]\nours = ['all']", 2, 1, "own.ours: expected one of all, part, none, unknown, found a list"),
        ("output = 'mail'", 1, 1, "output: there is no choice mail; did you mean email?"),
        ("[listen]\nimpact = 5", 2, 1, "listen.impact: expected a whole number from 1 to 4, found the number 5"),
        ("[listen]\nimpact = '3'", 2, 1, 'listen.impact: expected a whole number from 1 to 4, found the text "3"'),
        ("[listen]\nimpact = 3.0", 2, 1, "listen.impact: expected a whole number from 1 to 4, found the number 3.0"),
        ("[listen]\nimpact = true", 2, 1, "listen.impact: expected a whole number from 1 to 4, found true"),
        ("caution = 4", 1, 1, "caution: expected a whole number from 0 to 3, found the number 4"),
        ("seed = 1.5", 1, 1, "seed: expected a whole number of at most 18 digits, found the number 1.5"),
        ("seed = 0x" + "f" * 5000, 1, 1, "seed: expected a whole number of at most 18 digits, found a large number"),
        (
            "now = 'today'",
            1,
            1,
            'now: expected a date and time without quotes, as in 2026-03-11T15:00:00, found the text "today"',
        ),
        ("[listen]\nwho = 'Dana'", 2, 1, 'listen.who: expected { name = "Dana Whitlock" }, found the text "Dana"'),
        ("[listen]\nwho = [{ nam = 'Dana' }]", 2, 10, "listen.who has no nam; did you mean name?"),
        ("[listen]\nwho = { name = 3 }", 2, 9, "listen.who.name: expected a text between quotes, found the number 3"),
        ("[listen]\nwho = { copy = 'yes' }", 2, 9, 'listen.who.copy: expected true or false, found the text "yes"'),
        ("[explain]\noutside = [{ mine = 'x' }]", 2, 1, None),
        ("[explain]\noutside = { zz = 'x' }", 2, 13, "explain.outside has no zz; it has whoever and mine"),
        ("[plan]\nnext = ['ring you']", 2, 9, None),
        ("[[promise]]\n\n[[promise]]\nsure = 'maybe'", 4, 1, None),
    ],
)
def test_a_mistake_is_told_with_its_line_and_column(text: str, line: int, column: int, what: str | None) -> None:
    ((found_line, found_column, found),) = mistakes_of(text)
    assert (found_line, found_column) == (line, column)
    assert what is None or found == what


def test_all_mistakes_of_a_file_are_told_in_its_order() -> None:
    text = 'seed = "x"\n[own]\nact = 3\nours = "mine"\n[nobody]\n[plan]\nnext = [{ dо = "x" }, { when = 3 }]\n'
    assert [found[:2] for found in mistakes_of(text.replace("dо", "doo"))] == [
        (1, 1), (3, 1), (4, 1), (5, 2), (7, 11), (7, 26),
    ]  # fmt: skip


def test_a_mistake_shows_no_control_characters_and_no_megabytes() -> None:
    for text in ('[own]\n"\\u001B[31m" = 1', f"[own]\n{'x' * 100_000} = 1", f'[own]\nours = "{"y" * 100_000}"'):
        ((_, _, what),) = mistakes_of(text)
        assert what.isprintable()
        assert len(what) < 160


def test_a_file_full_of_unknown_keys_is_answered_at_once() -> None:
    assert len(mistakes_of("[own]\n" + "\n".join(f"ac{number} = 1" for number in range(20_000)))) == 20_000


@pytest.mark.parametrize(
    "data, line, column",
    [
        (b'[own]\nact = "\xff"', 2, 8),
        (b'[own]\nact = "a\0"', 2, 9),
        ('[own]\nact = "שלום\x1b"'.encode(), 2, 12),
        ("[own]\nact = " + "[" * 10_000, 2, 106),
        ("[own]\n" + "act = { a = " + "{ a = " * 10_000, 2, 601),
        ('[own]\nact = "x\n', 2, 9),
        ('[own]\nact = "x"\nact = "y"\n', 3, 1),
    ],
)
def test_a_file_that_is_no_toml_is_told_with_its_line_and_column(data: str | bytes, line: int, column: int) -> None:
    ((found_line, found_column, _),) = mistakes_of(data)
    assert (found_line, found_column) == (line, column)


@settings(max_examples=300)
@given(st.data())
def test_a_spoiled_file_is_a_case_or_a_users_error(data: st.DataObject) -> None:
    text = bytearray(data.draw(st.sampled_from(ANSWERS)).read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        length = data.draw(st.integers(0, 12))
        text[at : at + length] = data.draw(st.binary(max_size=3) | st.sampled_from(PIECES))
    try:
        case = read_case(decode(bytes(text), "a.toml"), FORM)
    except FileMistakes as error:
        mistakes = error.mistakes
    else:
        assert case_of(write_case(case, FORM)) == case
        return
    lines = bytes(text).count(b"\n") + 1
    assert mistakes
    assert all(1 <= mistake.line <= lines and mistake.column >= 1 for mistake in mistakes)


PIECES = [
    b'"',
    b"'",
    b'"""',
    b"[",
    b"]]",
    b"{",
    b"}",
    b"\n",
    b"= 1\n",
    b"true",
    b"\\u0000",
    b"\\",
    b"[[own]]\n",
    b"1e999",
    b"nan",
    b"#",
]


# Writing


TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs"), include_characters="\n\t"), min_size=1) | st.text(
    "\"\\\n\t'#א\u202e😀]}", min_size=1
)


def values_of(question: Question) -> st.SearchStrategy[Value]:
    if question.type == "people":
        return st.lists(st.builds(Person, TEXTS, TEXTS, copy=st.booleans()), min_size=1, max_size=3).map(tuple)
    if question.type == "steps":
        return st.lists(st.builds(NextStep, TEXTS, agreed=st.booleans()), min_size=1, max_size=3).map(tuple)
    if question.type == "promises":
        sure = st.sampled_from(["certain", "likely", "hope"])
        keep = st.sampled_from(["keep", "merge", "drop"])
        return st.lists(st.builds(PromiseCheck, TEXTS, sure, keep=keep), min_size=1, max_size=3).map(tuple)
    if question.type == "outside":
        return st.builds(Outside, TEXTS)
    one = TEXTS
    if question.choices and not question.own_words:
        one = st.sampled_from([choice.value for choice in question.choices])
    return st.lists(one, min_size=1, max_size=3).map(tuple) if question.many else one


@st.composite
def cases(draw: st.DrawFn) -> Case:
    asked = [question for question in FORM.questions() if question.type not in ("moment", "integer")]
    chosen = draw(st.lists(st.sampled_from(asked), unique_by=lambda question: question.key, max_size=8))
    answers = {question.key: Answer(draw(values_of(question))) for question in chosen if len(question.stems) < 2}
    now = draw(st.none() | st.datetimes(datetime(1000, 1, 1)))
    return Case(answers=answers, now=now, seed=draw(st.none() | st.integers(-(2**63) + 1, 2**63 - 1)))


@given(cases())
def test_what_was_written_is_read_back_the_same(case: Case) -> None:
    assert case_of(write_case(case, FORM)) == case


@given(TEXTS)
def test_a_file_from_windows_says_the_same(words: str) -> None:
    case = Case().with_answer("own.parked", words).with_answer("plan.done", (words,))
    assert read_case(decode(write_case(case, FORM).replace("\n", "\r\n").encode(), "a.toml"), FORM) == case


def test_a_written_file_reads_well(form: Form) -> None:
    case = Case(
        now=datetime(2026, 3, 11, 15),
        answers={
            "own.act": Answer('lost "it"', "sorry_i"),
            "own.parked": Answer('one\ntwo """ and C:\\'),
            "plan.done": Answer(("found it",)),
            "plan.next": Answer((NextStep("ring you", "at noon"), NextStep("pay", owner="Ana", agreed=True))),
            "promise": Answer((PromiseCheck("ring you", "certain"),)),
            "listen.impact": Answer("3"),
            "listen.who": Answer((Person("Dana", copy=True),)),
            "output": Answer("email"),
        },
    )
    assert (
        write_case(case, form)
        == '''\
output = "email"
now = 2026-03-11T15:00:00

[listen]
who = { name = "Dana", copy = true }
impact = 3

[own]
act = "lost \\"it\\""
parked = """
one
two ""\\" and C:\\\\"""

[plan]
done = ["found it"]
next = [
    { do = "ring you", when = "at noon" },
    { do = "pay", owner = "Ana", agreed = true },
]

[[promise]]
about = "ring you"
sure = "certain"
'''
    )


def test_an_answer_to_another_stem_is_kept_in_a_comment_and_not_in_the_message(form: Form) -> None:
    case = Case(answers={"own.ours": Answer("none"), "own.act": Answer('wiped\n"it"', "sorry_i")})
    text = write_case(case, form)
    assert '# act = "wiped\\n\\"it\\""\n' in text
    assert case_of(text).value("own.act") is None


def test_half_a_character_does_not_spoil_the_file(form: Form) -> None:
    case = Case().with_answer("own.parked", "a\ud83d b")
    assert case_of(write_case(case, form)).text("own.parked") == "a\N{REPLACEMENT CHARACTER} b"


# --set


def test_an_answer_can_be_set_by_its_key(form: Form) -> None:
    case = set_answer(Case(), form, "own.act", 'lost "it" [again]')
    assert case.answers == {"own.act": Answer('lost "it" [again]', "sorry_i")}
    case = set_answer(case, form, "listen.impact", "4")
    assert case.text("listen.impact") == "4"
    assert set_answer(case, form, "plan.done", "found it").value("plan.done") == ("found it",)
    assert set_answer(case, form, "follow.open", "none").value("follow.open") == ("none",)
    assert set_answer(case, form, "seed", "7").seed == 7
    assert set_answer(case, form, "now", "2026-03-11T15:00").now == datetime(2026, 3, 11, 15)
    assert set_answer(case, form, "listen.who", '{ name = "Jo" }').people == (Person("Jo"),)
    assert set_answer(case, form, "plan.next", '[{ do = "ring you" }]').next_steps == (NextStep("ring you"),)


def test_setting_nothing_takes_the_answer_away(form: Form) -> None:
    case = Case(now=datetime(2026, 3, 11), seed=7, answers={"own.act": Answer("lost it", "sorry_i")})
    assert set_answers(case, form, [("own.act", ""), ("now", ""), ("seed", "")]) == Case()


def test_a_gate_that_is_set_moves_the_stem_of_what_is_set_with_it_and_not_of_what_stood_there(form: Form) -> None:
    case = Case(answers={"own.act": Answer("lost it", "sorry_i")})
    assert set_answer(case, form, "own.ours", "none").answers["own.act"] == Answer("lost it", "sorry_i")
    both = set_answers(case, form, [("own.act", "are waiting"), ("own.ours", "none")])
    assert both.answers["own.act"] == Answer("are waiting", "sorry_you")


@pytest.mark.parametrize(
    "key, words, said",
    [
        ("own.atc", "x", "there is no question own.atc; did you mean own.act?"),
        ("", "x", "there is no question "),
        ("own.ours", "non", "own.ours: there is no choice non; did you mean none?"),
        ("listen.impact", "5", "listen.impact: expected a whole number from 1 to 4, found the number 5"),
        ("listen.impact", "high", 'listen.impact: expected a whole number from 1 to 4, found the text "high"'),
        ("listen.who", "Dana", 'listen.who: expected { name = "Dana Whitlock" }, found the text "Dana"'),
        ("listen.who", "[" * 10_000, None),
        ("listen.who", '{ nam = "Dana" }', "listen.who has no nam; did you mean name?"),
        ("now", "today", None),
        ("seed", "9" * 5000, None),
    ],
)
def test_an_answer_that_cannot_be_set_is_said_with_its_key(key: str, words: str, said: str | None, form: Form) -> None:
    with pytest.raises(UserError) as caught:
        set_answer(Case(), form, key, words)
    assert str(caught.value) == said or (said is None and str(caught.value).startswith(f"{key}: expected"))


def test_all_answers_that_cannot_be_set_are_said(form: Form) -> None:
    with pytest.raises(UserError) as caught:
        set_answers(Case(), form, [("own.ours", "mine"), ("own.act", "x"), ("zzzzzz", "y")])
    assert len(str(caught.value).splitlines()) == 2


# Stems


MANY_STEMS = [question for question in FORM.questions() if len(question.stems) > 1]


@st.composite
def cases_with_stems(draw: st.DrawFn) -> Case:
    """Cases whose gates stand anyhow, with answers on any stem that the gates leave them."""
    case = Case()
    for key, values in GATES.items():
        value = draw(st.sampled_from(values))
        case = case.with_answer(key, value) if value else case
    for question in MANY_STEMS:
        stems = [stem for stem in question.stems if facts_of(case).allow(stem.when, stem.unless)]
        fitting = [*(stem.id for stem in stems), *(name for stem in stems for name in stem.fits)]
        case = case.with_answer(question.key, draw(TEXTS), draw(st.sampled_from(fitting)))
    return case


GATES = {
    "own.ours": ("", "all", "part", "none", "unknown"),
    "own.may": ("", "yes", "no", "unsure"),
    "own.sorry": ("", "yes", "no"),
    "comp.kind": ("credit", "gesture"),
    "plan.change_from": ("", "Monday"),
    "plan.done": ("", "found it"),
}


@given(cases_with_stems())
def test_every_answer_keeps_the_stem_it_was_written_to(case: Case) -> None:
    assert case_of(write_case(case, FORM)).answers == {
        key: Answer((answer.value,)) if key == "plan.done" else answer for key, answer in case.answers.items()
    }


@pytest.mark.parametrize("stem", ["have", "will", "give"])
def test_the_stem_of_what_is_given_stands_in_the_file(stem: str, form: Form) -> None:
    case = Case(answers={"comp.kind": Answer("credit"), "comp.what": Answer("credit you", stem)})
    assert write_case(case, form).endswith(f'\n\n[stems]\ncomp.what = "{stem}"\n')
    assert case_of(write_case(case, form)) == case


def test_a_stem_that_the_gates_tell_is_not_said(form: Form) -> None:
    assert "stems" not in write_case(Case(answers={"own.act": Answer("lost it", "sorry_i")}), form)


def test_a_stem_may_be_said_by_the_whole_key_and_of_an_answer_that_is_not_there() -> None:
    said = '[comp]\nwhat = "a month"\n[stems]\n"comp.what" = "give"\nown.act = "sorry_you"\nplan.change = ""\n'
    assert case_of(said).answers == {"comp.what": Answer("a month", "give")}


@pytest.mark.parametrize(
    "line, column, what",
    [
        ('comp.what = "gve"', 1, 'stems: comp.what continues one of have, will, give, found the text "gve"'),
        ("comp.what = 3", 1, "stems: comp.what continues one of have, will, give, found the number 3"),
        ('comp.wat = "give"', 1, "there is no question comp.wat; did you mean comp.what?"),
        ('own.harm = "harm"', 1, "own.harm has one stem at most, which need not be said"),
        ('zzzzzz = "give"', 1, "there is no question zzzzzz"),
    ],
)
def test_a_stem_that_there_is_not_is_told_with_its_place(line: str, column: int, what: str) -> None:
    ((_, found_column, found),) = mistakes_of(f"[stems]\n{line}")
    assert (found_column, found) in ((column, what), (line.find(".") + 2, what))
