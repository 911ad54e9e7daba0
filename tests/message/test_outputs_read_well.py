"""Messy cases as every output: read by a person, and what read badly is here as it reads now."""

from datetime import datetime
from pathlib import Path

import pytest

from composer.guide.answers_file import read_case
from composer.guide.case import Case
from composer.guide.form import Form
from composer.knowledge.toml import parse, read
from composer.message.compose import Composer
from composer.message.message import Message

ANSWERS = Path(__file__).parents[1] / "fixtures" / "answers"
NOW = datetime(2026, 11, 24, 10)

BOILER = """
wrong = "act"
situation = "delay"
[sender]
name = "Gaz"
phone = "07700 900 123"
[listen]
who = { name = "mrs Patel" }
impact = 3
pain = "no heating since yesterday"
when = "monday"
[own]
act = "i forgot to order the part.. and then didnt ring you"
harm = "sat in coats for two days"
[explain]
ready = "asked"
cause = "my fault really, the part wasnt in the van"
[plan]
done = ["ordered the part, and it is here", "put two heaters in the hall"]
next = [ { do = "fit it", when = "tomorrow at 11" } ]
meanwhile = "use the heaters in the hall"
[comp]
kind = "refund"
what = "not charge you for the visit"
"""

NURSERY = """
wrong = "failed"
situation = "communication"
[sender]
name = "Ana O'Brien"
role = "Little Oaks Nursery"
voice = "team"
[listen]
who = { group = "the parents of the Acorn room" }
relation = "public"
impact = 3
[own]
act = "we locked the doors at 5 instead of 6"
[explain]
known = "not-yet"
unknown = "why the rota was wrong"
tell_by = "noon"
[plan]
next = [ { do = "send everyone the new rota", when = "by Wednesday noon" },
         { do = "hold an open evening with me", when = "Thursday at 7", owner = "Mrs Hall", agreed = true } ]
[follow]
reach = "0117 496 0199"
bounds = "8 to 6, ask for Mrs Hall"
[public]
affected = "14 families waited outside for half an hour"
update_where = "the notice board and here"
update_when = "Wednesday noon"
[escalate]
to = "the owners"
needed_by = "Wednesday"
"""

SERVER = """
wrong = "failed"
situation = "outage"
[sender]
name = "Kim"
[listen]
who = { name = "Yusuf Karim", call = "Yusuf" }
impact = 2
[own]
ours = "unknown"
act = "lost your morning"
[explain]
known = "not-yet"
unknown = "why the build server stops at 8 every day"
tell_by = "noon"
[plan]
meanwhile = "build on ci-2"
"""

CASES = {"boiler": BOILER, "nursery": NURSERY, "server": SERVER}


def composed(composer: Composer, form: Form, case: str, output: str) -> Message:
    document = parse(CASES[case], case) if case in CASES else read(ANSWERS / f"{case}.toml")
    made: Case = read_case(document, form)
    return composer.compose(made, output, now=NOW)


@pytest.mark.parametrize(
    ("case", "output", "words"),
    [
        # A title typed small is a title.
        ("boiler", "email", "Dear Mrs Patel,"),
        ("boiler", "text", "Mrs Patel, I'm sorry I forgot to order the part, and then didn't ring you."),
        # Dots that hold the breath end no sentence.
        ("boiler", "public", "We forgot to order the part, and then didn't ring you, and we're sorry."),
        # "It happened because my fault" is no sentence.
        ("boiler", "email", "It was my fault really, the part wasn't in the van."),
        ("boiler", "talk", "- It was my fault really, the part wasn't in the van."),
        # One "and" is enough.
        ("boiler", "short", "I have ordered the part, and it is here; I will fit it tomorrow at 11."),
        ("2", "short", "it has run clean since Tuesday at two; I will show you the tested checkout on Thursday at ten"),
        # The thing says when already.
        ("boiler", "email", "Subject: No heating since yesterday: what happened and what happens next\n"),
        # Nobody writes "I'll not".
        ("boiler", "chat", "We won't charge you for the visit."),
        # A note that says no time has no "until then".
        ("boiler", "holding", "For now, you can use the heaters in the hall."),
        ("boiler", "email", "Until then, you can use the heaters in the hall."),
        ("server", "holding", "I will tell you by noon what I know.\n\nUntil then, you can build on ci-2."),
        ("server", "not-sorry", "Here is what I can do. For now, you can build on ci-2."),
        # What is not known is said where there is nothing else to say.
        ("server", "chat", "stops at 8 every day. I'll tell you by noon what I know."),
        ("server", "text", "stops at 8 every day. I'll tell you by noon what I know."),
        ("server", "empathy", "I do not know yet why the build server stops at 8 every day."),
        ("nursery", "public", "We do not know yet why the rota was wrong."),
        # The next news has a place to be at.
        ("nursery", "public", "We will write again on the notice board and here by noon on Wednesday."),
        # Who is asked may be a role alone.
        ("nursery", "escalation", "We have asked the owners and will tell you by Wednesday."),
    ],
)  # fmt: skip
def test_it_reads_well(composer: Composer, form: Form, case: str, output: str, words: str) -> None:
    assert words in composed(composer, form, case, output).text


@pytest.mark.parametrize(
    ("case", "output", "words"),
    [
        # Nobody is named to the public, and nobody comes along with the writer there.
        ("nursery", "public", "Mrs Hall"),
        ("nursery", "public", "with us"),
        ("6", "public", "come with us"),
        ("5", "public", "Lena Ortiz"),
        # The time of the next news stands there once.
        ("nursery", "public", "by noon what we know"),
        # No day beside a day.
        ("boiler", "email", "since yesterday on Monday"),
        # What opens the offer is no paragraph by itself.
        ("5", "not-sorry", "Here is what I can do.\n"),
        ("boiler", "short", "here, and I will"),
    ],
)
def test_it_does_not_say(composer: Composer, form: Form, case: str, output: str, words: str) -> None:
    assert words not in composed(composer, form, case, output).text


def test_what_a_note_leaves_open_is_said_in_its_own_words(composer: Composer, form: Form) -> None:
    gaps = {gap.question: gap.message for gap in composed(composer, form, "server", "escalation").gaps}
    assert gaps["plan.next"] == "nothing says what you have promised"
    assert gaps["restate.most"] == "nothing says what matters most to them"
