"""Rules 1 to 3 and 6: what frames an answer goes, a repeated stem goes, capitals are right, sentences part."""

import pytest
from msgspec.structs import replace

from composer.message.splice import seam
from composer.message.splice.setting import Setting

FRAMED = [
    ("  sent   the file ", "sent the file"),
    ("sent\tthe\nfile", "sent the file"),
    ("sent the file.", "sent the file"),
    ("sent the file!!!", "sent the file"),
    ("sent the file, ", "sent the file"),
    ("sent the file;", "sent the file"),
    ("sent the file and", "sent the file"),
    ("sent the file, and.", "sent the file"),
    ("sent the file -", "sent the file"),
    ("- sent the file", "sent the file"),
    ("• sent the file", "sent the file"),
    ("... sent the file ...", "sent the file"),
    ('"sent the file"', "sent the file"),
    ('"sent the file".', "sent the file"),
    ("“sent the file.”", "sent the file"),
    ("'sent the file'", "sent the file"),
    ('"a" and "b"', '"a" and "b"'),
    ("sent you a rand", "sent you a rand"),
    ("the R&D", "the R&D"),
    ("why?", "why?"),
    ("why?!", "why?"),
    ("we will see…", "we will see…"),
    ("back at 3 p.m.", "back at 3 p.m."),
    ("the end of Acme Inc.", "the end of Acme Inc."),
    ("don’t know", "don't know"),
    ("-5 degrees", "-5 degrees"),
    ("🙂", "🙂"),
]

CAPITALS = [
    ("i think i sent it", "I think I sent it"),
    ("so am i", "so am I"),
    ("i'm here, i've sent it, i'll ring", "I'm here, I've sent it, I'll ring"),
    ("im here", "I'm here"),
    ("i.e. late", "i.e. late"),
    ("an i/o error", "an i/o error"),
    ("on monday and tuesdays", "on Monday and Tuesdays"),
    ("friday's list", "Friday's list"),
    ("in july", "in July"),
    ("before christmas", "before Christmas"),
    ("6 may", "6 May"),
    ("may 6", "may 6".capitalize()),
    ("in may", "in May"),
    ("you may go", "you may go"),
    ("end of march", "end of March"),
    ("march to the shop", "march to the shop"),
    ("monday@example.org", "monday@example.org"),
    ("the sun and the sat nav", "the sun and the sat nav"),
    ("didnt and wasnt", "didn't and wasn't"),
]

LOWERED = [
    ("Sent it", "sent it"),
    ("The list", "the list"),
    ("They're late", "they're late"),
    ("Mix-up", "mix-up"),
    ("Re-typed it", "re-typed it"),
    ("Forty-two files", "forty-two files"),
    ("Colour", "colour"),
    ("Color", "color"),
    ("Friend's file", "friend's file"),
    ("I sent it", "I sent it"),
    ("NASA rang", "NASA rang"),
    ("iPad", "iPad"),
    ("eBay", "eBay"),
    ("McDonald rang", "McDonald rang"),
    ("Mark rang", "Mark rang"),
    ("Grace's file", "Grace's file"),
    ("Ines rang", "Ines rang"),
    ("Monday was bad", "Monday was bad"),
    ("May was bad", "May was bad"),
    ("Wexford is far", "Wexford is far"),
    ("US mail", "US mail"),
    ("Us too", "us too"),
    ("Ärger", "Ärger"),
    ("Привет", "Привет"),
    ("£30", "£30"),
]

PARTED = [
    ("sent it. we lost it", ("sent it", "We lost it.")),
    ("Sent it! We lost it!", ("Sent it", "We lost it.")),
    ("was it late? it was", ("was it late?", "It was.")),
    ("sent it... never rang", ("sent it", "Never rang.")),
    ("sent it. We lost it. It is gone", ("sent it", "We lost it.", "It is gone.")),
    ("saw Dr. Roth at 4.30 p.m. today", ("saw Dr. Roth at 4.30 p.m. today",)),
    ("rang at 3 p.m. The line was dead", ("rang at 3 p.m.", "The line was dead.")),
    ("rang the U.S. office", ("rang the U.S. office",)),
    ("used forms, e.g. Form A, etc. for it", ("used forms, e.g. Form A, etc. for it",)),
    ("took No. 5 to St. Ives", ("took No. 5 to St. Ives",)),
    ("said no. We asked again", ("said no", "We asked again.")),
    ("read J. Smith as T. Smith", ("read J. Smith as T. Smith",)),
    ("chose plan B. We lost", ("chose plan B", "We lost.")),
    ("sent it (twice.) Then rang", ("sent it (twice.)", "Then rang.")),
    ("see example.org. It helps", ("see example.org", "It helps.")),
    ("paid £4.50", ("paid £4.50",)),
    ("sent it\n\nnever rang", ("sent it", "Never rang.")),
    ("sent it\nThe list was old", ("sent it", "The list was old.")),
    ("sent it\n- rang you", ("sent it", "Rang you.")),
    ("sent it to\nMarcus", ("sent it to Marcus",)),
]


@pytest.mark.parametrize("typed, kept", FRAMED)
def test_what_frames_an_answer_goes(typed: str, kept: str, as_i: Setting) -> None:
    assert seam.clean(typed, as_i) == kept


@pytest.mark.parametrize("typed, kept", CAPITALS)
def test_i_and_the_days_have_capitals(typed: str, kept: str, as_i: Setting) -> None:
    assert seam.clean(typed, as_i) == kept


@pytest.mark.parametrize("typed, kept", LOWERED)
def test_only_a_common_word_loses_its_capital(typed: str, kept: str, as_i: Setting) -> None:
    assert seam.lowered(typed, as_i) == kept


def test_a_word_that_is_a_name_elsewhere_keeps_its_capital(as_i: Setting) -> None:
    setting = replace(as_i, names=frozenset({"Bill", "Will", "The"}))

    assert seam.lowered("Bill sent it", setting) == "Bill sent it"
    assert seam.lowered("Will's file", setting) == "Will's file"
    assert seam.lowered("The file", setting) == "the file"


@pytest.mark.parametrize("typed, sentences", PARTED)
def test_further_sentences_follow_complete(typed: str, sentences: tuple[str, ...], as_i: Setting) -> None:
    first, rest = seam.two_sentences(typed, as_i)

    assert (first, *rest) == sentences


@pytest.mark.parametrize(
    "stem, typed, kept",
    [
        ("It happened because ___", "It happened because the disk was full", "the disk was full"),
        ("It happened because ___", "happened because the disk was full", "the disk was full"),
        ("It happened because ___", "because the disk was full", "the disk was full"),
        ("You told me that ___", "You told us that it was late", "it was late"),
        ("You told me that ___", "me that it was late", "it was late"),
        ("You told me that ___", "that it was late", "it was late"),
        ("You told me that ___", "that is late", "that is late"),
        ("I do not know yet ___", "I don't know yet why", "why"),
        ("I have ___", "I've sent it", "sent it"),
        ("After this, ___", "this is better", "this is better"),
        ("Thank you for ___", "For ringing", "ringing"),
    ],
)
def test_a_repeated_stem_goes(stem: str, typed: str, kept: str, as_i: Setting) -> None:
    assert seam.clean(typed, as_i, stem) == kept


@pytest.mark.parametrize(
    "words, sentence",
    [
        ("It is late", "It is late."),
        ("It is late.", "It is late."),
        ("Is it late?", "Is it late?"),
        ("We will see…", "We will see…"),
        ("Thank you 🙏", "Thank you 🙏"),
        ("Thank you 👍🏽", "Thank you 👍🏽"),
        ("Thank you :)", "Thank you :)"),
        ("It is late,", "It is late."),
        ('They said "stop."', 'They said "stop."'),
        ('They said "stop"', 'They said "stop".'),
        ("It is back at 3 p.m.", "It is back at 3 p.m."),
        ("هل تأخر؟", "هل تأخر؟"),
        ("", ""),
    ],
)
def test_a_sentence_ends_in_one_mark(words: str, sentence: str) -> None:
    assert seam.finish(words) == sentence


@pytest.mark.parametrize(
    "words, sentence",
    [
        ("the list", "The list"),
        ("e-mail", "E-mail"),
        ("iPad", "iPad"),
        ("example@example.org", "example@example.org"),
        ("https://example.org", "https://example.org"),
        ('"the list"', '"The list"'),
        ("(the list)", "(The list)"),
        ("40 files", "40 files"),
        ("über", "Über"),
        ("ß", "ß"),
    ],
)
def test_what_opens_a_sentence_gets_its_capital(words: str, sentence: str) -> None:
    assert seam.capital(words) == sentence


@pytest.mark.parametrize(
    "said, team",
    [
        ("I was late", "We were late"),
        ("I am late, and so is my list", "We are late, and so is our list"),
        ("I'm sorry I never was told", "We're sorry we never were told"),
        ("I wasn't told. I've asked, and I'll ask again", "We weren't told. We've asked, and we'll ask again"),
        ("ask me about mine", "ask us about ours"),
        ("what I have done myself", "what we have done ourselves"),
        ("the i/o list of Mimi", "the i/o list of Mimi"),
    ],
)
def test_a_person_becomes_a_team(said: str, team: str) -> None:
    assert seam.as_we(said) == team


@pytest.mark.parametrize(
    "said, third",
    [
        ("You are late", "They are late"),
        ("you were cut off", "they were cut off"),
        ("ring you at ten", "ring them at ten"),
        ("it reaches you before 1 pm", "it reaches them before 1 pm"),
        ("set the date with you", "set the date with them"),
        ("the file you asked for", "the file they asked for"),
        ("your stock is yours", "their stock is theirs"),
        ("see for yourself", "see for themselves"),
        ("you're late and you've lost it", "they're late and they've lost it"),
        ("what you lost", "what they lost"),
        ("offer you a table when you like", "offer them a table when they like"),
        ("ring you if you want", "ring them if they want"),
        ("you@example.org", "you@example.org"),
    ],
)
def test_the_person_addressed_becomes_they(said: str, third: str, as_i: Setting) -> None:
    assert seam.as_they(said, as_i) == third
