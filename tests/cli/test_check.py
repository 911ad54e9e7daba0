"""`amends check`: findings by weight, the exit status they lead to, and what the message is for."""

import importlib.util
import io
import json
from pathlib import Path

import pytest

from composer.cli.output import print_findings
from composer.text.finding import Finding
from tests.cli.conftest import Amends

IF = "Hi Dana,\n\nI'm sorry if you were upset.\n\nRavi"
GOOD = (
    "Hi Dana,\n\n"
    "I'm sorry I sent you the wrong price list on Monday, and that you quoted from it in front of your client. "
    "I have sent the right one today and will ring you at ten tomorrow.\n\n"
    "Ravi"
)


def check(amends: Amends, text: str, *more: object) -> list[str]:
    return amends("check", "--grammar", "off", *more, stdin=text).out.splitlines()


def test_a_finding_is_one_line_with_its_place_its_words_and_its_rule(amends: Amends) -> None:
    first = check(amends, IF)[0]
    assert first.startswith("standard input:3:1: please change: “I'm sorry if you were upset” ")
    assert first.endswith("[conditional-sorry-if]")


def test_what_is_not_in_the_text_has_no_place(amends: Amends) -> None:
    missing = [line for line in check(amends, IF) if "[missing-component]" in line]
    assert missing
    assert all(line.startswith("standard input: ") for line in missing)


def test_what_weighs_most_comes_first(amends: Amends) -> None:
    words = [line.split(": ")[1] for line in check(amends, IF + "\n\nP.S. I'm so so sorry.")]
    assert words == sorted(words, key=["please change", "worth a look", "an idea"].index)
    assert words.count("worth a look") > 0


def test_a_good_message_has_nothing_to_look_at(amends: Amends) -> None:
    ran = amends("check", "--grammar", "off", stdin=GOOD)
    assert (ran.status, ran.out) == (0, "standard input: nothing to look at\n")


@pytest.mark.parametrize(("fail_on", "status"), [("error", 0), ("warning", 1), ("advice", 1), ("never", 0)])
def test_the_status_says_whether_anything_weighs_as_much_as_asked(fail_on: str, status: int, amends: Amends) -> None:
    text = GOOD.replace("tomorrow.", "tomorrow. We will go above and beyond for you.")
    weights = {finding["severity"] for finding in report(amends, text)["findings"]}
    assert weights == {"warning"}
    assert amends("check", "--grammar", "off", "--fail-on", fail_on, stdin=text).status == status


def test_json_says_the_findings_in_the_order_of_the_text(amends: Amends) -> None:
    found = report(amends, IF)["findings"]
    placed = [finding["start"] for finding in found if finding["start"] is not None]
    assert placed == sorted(placed)
    one = next(finding for finding in found if finding["rule"] == "conditional-sorry-if")
    assert IF[one["start"] : one["end"]] == one["text"]
    absent = next(finding for finding in found if finding["rule"] == "missing-component")
    assert (absent["start"], absent["end"], absent["text"]) == (None, None, "")


def test_positions_count_code_points_also_behind_an_emoji(amends: Amends) -> None:
    one = next(f for f in report(amends, "🌧️ " + IF)["findings"] if f["rule"] == "conditional-sorry-if")
    assert ("🌧️ " + IF)[one["start"] : one["end"]] == "I'm sorry if you were upset"


def test_the_context_says_what_the_message_is_for(amends: Amends) -> None:
    thin = "I'm sorry I sent you the wrong link. I have put the right one in the ticket."
    assert check(amends, thin) != ["standard input: nothing to look at"]
    assert check(amends, thin, "--context", "output=chat,impact=1") == ["standard input: nothing to look at"]
    assert check(amends, thin, "--context", "output=chat", "--context", "impact=1") == [
        "standard input: nothing to look at"
    ]


def test_a_value_with_a_comma_stands_alone_in_its_own_context(amends: Amends) -> None:
    result = report(amends, GOOD, "--context", "words=late, again", "--context", "impact=3")
    assert (result["context"]["words"], result["context"]["impact"]) == ("late, again", 3)


def test_now_says_what_tomorrow_means(amends: Amends) -> None:
    promises = report(amends, GOOD, "--now", "2026-03-11T15:00")["promises"]
    assert "2026-03-12T10:00" in [promise["due"] for promise in promises]


def test_a_file_is_named_in_each_line(amends: Amends, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(IF, encoding="utf-8")
    assert amends("check", draft, "--grammar", "off").out.startswith(f"{draft}:3:1: ")


@pytest.mark.skipif(importlib.util.find_spec("harper") is None, reason="Harper is not installed here")
def test_the_grammar_engine_speaks_unless_it_is_off(amends: Amends) -> None:
    text = GOOD.replace("Monday", "teh Monday")
    engines = {finding["source_engine"] for finding in report(amends, text, "--grammar", "harper")["findings"]}
    assert "grammar" in engines
    assert "grammar" not in {finding["source_engine"] for finding in report(amends, text)["findings"]}


def test_an_engine_that_is_not_installed_ends_with_status_3(amends: Amends) -> None:
    ran = amends("check", "--grammar", "languagetool", stdin=GOOD)
    assert (ran.status, ran.out) == (3, "")
    assert ran.err.startswith("amends: LanguageTool is not installed")


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


FINDING = Finding("rule", "family", "tone", "error", None, 0, 4, "word", "Say it.", "", "")


def test_a_terminal_gets_colour_and_no_color_takes_it_away(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal, pipe = _Terminal(), io.StringIO()
    monkeypatch.delenv("NO_COLOR", raising=False)
    print_findings("draft", "word", [FINDING], terminal)
    print_findings("draft", "word", [FINDING], pipe)
    assert "\033[" in terminal.getvalue()
    assert pipe.getvalue() == "draft:1:1: please change: “word” Say it. [rule]\n"
    monkeypatch.setenv("NO_COLOR", "1")
    plain = _Terminal()
    print_findings("draft", "word", [FINDING], plain)
    assert "\033[" not in plain.getvalue()


def report(amends: Amends, text: str, *more: object) -> dict:
    given = ("check", "--format", "json", *(("--grammar", "off") if "--grammar" not in more else ()), *more)
    return json.loads(amends(*given, stdin=text).out)
