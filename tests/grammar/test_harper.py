import json
import subprocess
import sys
from pathlib import Path

import pytest

from composer.grammar.engine import GrammarEngine, engine_for, harper_installed
from composer.guide.answers_file import read_case
from composer.guide.form import load_form
from composer.knowledge.places import resources
from composer.knowledge.toml import read
from composer.message.compose import known_names
from composer.text.errors import NotAvailable
from composer.text.finding import Finding

FOLDER = resources() / "grammar" / "en"

pytestmark = pytest.mark.skipif(not harper_installed(), reason="Harper is not installed")


@pytest.fixture(scope="module")
def engine() -> GrammarEngine:
    return engine_for("harper", FOLDER)


def marked(engine: GrammarEngine, text: str, language: str = "en-GB") -> list[tuple[str, str]]:
    """What is marked in a text, and what its first fix makes of it."""
    return [(text[f.start : f.end], f.fixes[0].replacement or "") for f in engine.check(text, language)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I think its clear that we failed.", [("its", "it's")]),
        ("Its clear that I missed it.", [("Its", "It's")]),
        ("I have went through your list.", [("went", "gone")]),
        ("Here is teh file.", [("teh", "the")]),
        ("😀😀 Here is teh file.", [("teh", "the")]),
        ("“I have went,” he said. It’s teh best.", [("went", "gone"), ("teh", "the")]),
        ("You could of told me.", [("could of", "could have")]),
        ("I look forward to hear from you.", [("hear", "hearing")]),
        ("I recieved your list on Wendesday.", [("recieved", "received"), ("Wendesday", "Wednesday")]),
        ("We was late, and he don't know.", [("was", "were"), ("don't", "doesn't")]),
        ("It lost the the first page.", [("the the", "the")]),
        ("Half a character \ud83d and teh rest", [("teh", "the")]),
    ],
)
def test_a_mistake_is_marked_at_its_place_with_its_fix(
    engine: GrammarEngine, text: str, found: list[tuple[str, str]]
) -> None:
    assert marked(engine, text) == found


def test_a_finding_has_the_one_shape_of_all_findings(engine: GrammarEngine) -> None:
    (finding,) = engine.check("Hello,\n\nhere is Monday's list.\n\nHere is teh other one.", "en-GB")
    assert (finding.rule, finding.family, finding.source_engine) == ("harper-The", "grammar", "grammar")
    assert (finding.start, finding.end, finding.question) == (40, 43, None)
    assert finding.message
    assert finding.why
    (fix, *_) = finding.fixes
    assert (fix.kind, fix.start, fix.end, fix.replacement) == ("replace", 40, 43, "the")


@pytest.mark.parametrize("kind", ["marked", "fixed"])
def test_a_fix_mends_what_it_is_for(engine: GrammarEngine, kind: str) -> None:
    text = "I have went there, and could of rung you. I recieved teh list."
    if kind == "fixed":
        for finding in reversed(engine.check(text, "en-GB")):
            fix = finding.fixes[0]
            assert fix.start is not None
            assert fix.end is not None
            text = text[: fix.start] + (fix.replacement or "") + text[fix.end :]
    assert bool(engine.check(text, "en-GB")) == (kind == "marked")


def test_each_english_has_its_own_spelling(engine: GrammarEngine) -> None:
    assert marked(engine, "I apologise for the colour.", "en-GB") == []
    assert [words for words, _ in marked(engine, "I like the colour of it.", "en-US")] == ["colour"]
    assert [words for words, _ in marked(engine, "I like the color of it.", "en-NZ")] == ["color"]


@pytest.mark.parametrize(
    "text",
    [
        "I have asked Siobhan van der Berg of Whitlock & Co to ring you.",
        "Odile Brandt has the iPad, and Kwabena has the 3B key.",
        "The tenants in the EU saw it at 11:30 CET on status.loomdesk.example first.",
        "Write to dana@example.org or see https://example.org/teh for the list.",
        "It would be an honour. I apologise to every one of you who sat in A&E.",
        "I'm sorry I did not ring you yesterday. I will ring you at 4:30 with the result, good or bad.",
    ],
)
def test_ordinary_business_prose_is_left_alone(engine: GrammarEngine, text: str) -> None:
    assert marked(engine, text) == []


def test_the_names_of_the_case_are_never_marked(engine: GrammarEngine) -> None:
    text = "dana rang ravi, and zorbix's list is teh one."
    assert {words for words, _ in marked(engine, text)} >= {"ravi", "teh"}
    left: tuple[Finding, ...] = engine.check(text, "en-GB", frozenset({"Dana Whitlock", "Ravi", "Zorbix"}))
    assert [finding.text for finding in left if finding.rule != "harper-SentenceCapitalization"] == ["teh"]


def test_a_changed_paragraph_leaves_the_findings_of_the_others_where_they_are(engine: GrammarEngine) -> None:
    before = marked(engine, "Here is teh file.\n\nI have went.\n\nAll is well.")
    after = marked(engine, "Good morning. 😀\n\nHere is teh file.\n \n\nI have went.")
    assert before == after == [("teh", "the"), ("went", "gone")]


FIXTURES = Path(__file__).parents[1] / "fixtures"


@pytest.mark.parametrize("path", sorted((FIXTURES / "messages").glob("*.txt")), ids=lambda path: path.stem)
def test_a_finished_message_has_no_finding(engine: GrammarEngine, path: Path) -> None:
    form = load_form(resources() / "form" / "en")
    case = read_case(read(FIXTURES / "answers" / f"{path.name.split('.')[0]}.toml"), form)
    found = engine.check(path.read_text(encoding="utf-8"), "en-GB", known_names(case))
    assert [(finding.rule, finding.text) for finding in found] == []


def test_nothing_is_written_to_standard_output_by_the_engine() -> None:
    script = f"""
from pathlib import Path
from composer.grammar.engine import engine_for
engine = engine_for("harper", Path({str(FOLDER)!r}))
found = engine.check("I am looking forward to hear from you. Its teh end.", "en-GB")
import json; print(json.dumps([finding.text for finding in found]))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == ["hear", "teh"]


def test_without_harper_the_program_goes_on_and_says_so_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("composer.grammar.engine.find_spec", lambda _: None)
    quiet = engine_for("auto", FOLDER)
    assert (quiet.name, quiet.check("teh", "en-GB")) == ("none", ())
    with pytest.raises(NotAvailable, match="Harper is not installed"):
        engine_for("harper", FOLDER)
    with pytest.raises(NotAvailable, match="LanguageTool is not installed"):
        engine_for("languagetool", FOLDER)


def test_switched_off_nothing_is_found() -> None:
    assert engine_for("off", FOLDER).check("teh", "en-GB") == ()


@pytest.mark.parametrize("word", ["phonxe", "qqzzv"])
def test_a_word_that_is_not_known_is_named(engine: GrammarEngine, word: str) -> None:
    (finding,) = engine.check(f"I left my {word} there.", "en-GB")
    assert finding.message == f"“{word}” is not in the dictionary."


def test_every_rule_speaks(engine: GrammarEngine) -> None:
    found = engine.check("I have went there {twice} twice.\n\nteh end, i recieved the the list", "en-GB")
    assert len(found) > 3
    assert all(finding.message and "{" not in finding.message for finding in found)
