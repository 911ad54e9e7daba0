"""A message as HTML and as Markdown says the same as its plain text, and nothing in an answer becomes markup."""

import re
from datetime import datetime
from pathlib import Path

import pytest

from composer.guide.answers_file import read_case, set_answers
from composer.guide.form import Form
from composer.knowledge.toml import read
from composer.message.compose import Composer
from composer.message.message import Message
from composer.message.render import html_of, markdown_of

FIXTURES = Path(__file__).parent.parent / "fixtures"
NOW = datetime(2026, 3, 11, 15)


def made(name: str, output: str, form: Form, composer: Composer, *pairs: tuple[str, str]) -> Message:
    case = set_answers(read_case(read(FIXTURES / "answers" / f"{name}.toml"), form), form, pairs)
    return composer.compose(case, output, now=NOW)


@pytest.mark.parametrize(("name", "output"), [("1", "email"), ("2", "talk"), ("4", "chat"), ("5", "escalation")])
def test_html_holds_the_words_of_the_text(name: str, output: str, form: Form, composer: Composer) -> None:
    message = made(name, output, form, composer)
    bare = re.sub(r"<[^>]+>", " ", html_of(message, subject=True)).replace("&amp;", "&")
    assert bare.split() == message.text.replace("- ", " ").split()


def test_what_is_typed_as_markup_stays_words(form: Form, composer: Composer) -> None:
    message = made("1", "email", form, composer, ("own.harm", "lost <b>all</b> of it & *more*"))
    assert "<b>" not in html_of(message)
    assert "&lt;b&gt;all&lt;/b&gt; of it &amp; *more*" in html_of(message)
    assert r"\<b\>all\</b\> of it & \*more\*" in markdown_of(message)


def test_a_talk_becomes_headings_and_lists(form: Form, composer: Composer) -> None:
    message = made("2", "talk", form, composer)
    html, markdown = html_of(message), markdown_of(message)
    assert html.startswith("<h3>Open and ask:</h3><ul><li>Thank you for seeing me, Helen.</li>")
    assert html.count("<ul>") == html.count("</ul>") == 8
    assert "## Say sorry\n\n- I'm sorry I released the checkout build" in markdown


def test_the_subject_is_a_heading_in_markdown_and_only_where_asked_in_html(form: Form, composer: Composer) -> None:
    message = made("1", "email", form, composer)
    assert markdown_of(message).startswith("# The site photos on Tuesday")
    assert "The site photos on Tuesday" not in html_of(message)
    assert "Subject: The site photos on Tuesday" in html_of(message, subject=True)
