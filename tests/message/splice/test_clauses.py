"""The stems that take a clause: a repeated stem goes, a capital goes or stays, and what is missing is supplied."""

import pytest

from composer.message.splice import seam
from composer.message.splice.setting import Setting

CAUSES = [
    ("Because the reminder went to an old address", "It happened because the reminder went to an old address."),
    ("it happened because i forgot", "It happened because I forgot."),
    ("This happened because we moved offices", "It happened because we moved offices."),
    ("The reason was that the list was old", "It happened because the list was old."),
    (
        "I followed our list, which covers folders only",
        "It happened because I followed our list, which covers folders only.",
    ),
    ("a full disk", "It happened because of a full disk."),
    ("human error", "It happened because of human error."),
    ("the disk filled up", "It happened because the disk filled up."),
    ("the disk was full", "It happened because the disk was full."),
    ("due to the storm", "It happened because of the storm."),
    ("because of the storm", "It happened because of the storm."),
    ("of the storm", "It happened because of the storm."),
    ("not checking the list", "It happened because of not checking the list."),
    ("forgot to renew the certificate", "It happened because I forgot to renew the certificate."),
    ("lost the note", "It happened because I lost the note."),
    ("two lists were mixed", "It happened because two lists were mixed."),
    ("An old card was on your account", "It happened because an old card was on your account."),
    ("Marcus was ill", "It happened because Marcus was ill."),
    ("since the radio was on its charger", "It happened because the radio was on its charger."),
    ("as nobody carried the phone", "It happened because nobody carried the phone."),
]

COLONS = [
    ("because of the storm", "The cause was ours: the storm."),
    ("The reminder went to an old address", "The cause was ours: the reminder went to an old address."),
    ("forgot to renew it", "The cause was ours: I forgot to renew it."),
    ("It happened because the disk was full", "The cause was ours: the disk was full."),
]

TOLD = [
    ("That the list is wrong", "You told me that the list is wrong."),
    ("You told me that the list is wrong", "You told me that the list is wrong."),
    ("you said the list is wrong", "You told me that the list is wrong."),
    ("that day was the worst", "You told me that that day was the worst."),
    ("that is the worst bit", "You told me that that is the worst bit."),
    ("that form does not exist", "You told me that form does not exist."),
    ("lost all your photos", "You told me that you lost all your photos."),
    ("Ines had to wait outside", "You told me that Ines had to wait outside."),
    ("iPads were lost", "You told me that iPads were lost."),
    ("NASA rang twice", "You told me that NASA rang twice."),
    ("the list is wrong. nobody checks it", "You told me that the list is wrong. Nobody checks it."),
]

CLAUSES = [
    ("I can see ___", "I can see how hard that was", "I can see how hard that was."),
    ("I can see ___", "we can see how hard that was", "We can see how hard that was."),
    ("I can see ___", "the frustration", "I can see the frustration."),
    ("The same happened to me when ___", "when my own files went", "The same happened to me when my own files went."),
    ("The same happened to me when ___", "lost my own files", "The same happened to me when I lost my own files."),
    ("I do not know yet ___", "I don't know yet why it stopped", "I do not know yet why it stopped."),
    ("I do not know yet ___", "we do not know why it stopped", "We do not know yet why it stopped."),
    ("I do not know yet ___", "the cause", "I do not know the cause yet."),
    ("I do not know yet ___", "how long it will take", "I do not know yet how long it will take."),
    ("You are right that ___", "That the list is short", "You are right that the list is short."),
    ("You are right that ___", "you're right that the list is short", "You are right that the list is short."),
    (
        "One detail, so that we are looking at the same thing: ___",
        "The backup is safe",
        "One detail, so that we are looking at the same thing: the backup is safe.",
    ),
    ("I see one point differently: ___", "The date has to stay", "I see one point differently: the date has to stay."),
    (
        "You can check that: ___",
        "On the first of each month you get a line",
        "You can check that: on the first of each month you get a line.",
    ),
    ("Thank you for ___", "thanks for ringing", "Thank you for ringing."),
    ("Thank you for ___", "for the screenshots", "Thank you for the screenshots."),
    ("Thank you for ___", "you sent the screenshots", "Thank you for sending the screenshots."),
    ("Thank you for ___", "that you helped the couple in 402", "Thank you for helping the couple in 402."),
    ("Thank you for ___", "sent the screenshots", "Thank you for sending the screenshots."),
    ("Thank you for ___", "your help on Monday", "Thank you for your help on Monday."),
    ("After this, ___", "After this, you keep a copy", "After this, you keep a copy."),
    ("After this, ___", "this will be faster", "After this, this will be faster."),
    ("After this, ___", "Whitlock and Berg get their own copy", "After this, Whitlock and Berg get their own copy."),
    (
        "If you have an idea how to make this better, send it to ___",
        "to me, at this address",
        "If you have an idea how to make this better, send it to me, at this address.",
    ),
    ("Until we hear from you: ___", "nothing moves", "Until we hear from you: nothing moves."),
]

ALONE = [
    ("a digger cut the cable in Mill Street", "A digger cut the cable in Mill Street."),
    ("because a digger cut the cable", "A digger cut the cable."),
    ("how would you fix it?", "How would you fix it?"),
    ("iPad app was down", "iPad app was down."),
    ("e-mail was down", "E-mail was down."),
    ("van der Berg left", "Van der Berg left."),
    ("https://example.org is down", "https://example.org is down."),
    ("is that right?!", "Is that right?"),
    ("we will see…", "We will see…"),
    ("thank you 🙏", "Thank you 🙏"),
    ("it is back at 4.30 p.m.", "It is back at 4.30 p.m."),
]


@pytest.mark.parametrize("answer, sentence", CAUSES)
def test_a_cause_is_grammatical_after_because(answer: str, sentence: str, as_i: Setting) -> None:
    assert seam.clause("It happened because ___", answer, as_i).text == sentence


@pytest.mark.parametrize("answer, sentence", COLONS)
def test_a_cause_is_grammatical_after_a_colon(answer: str, sentence: str, as_i: Setting) -> None:
    assert seam.clause("The cause was ours: ___", answer, as_i).text == sentence


@pytest.mark.parametrize("answer, sentence", TOLD)
def test_what_they_told_is_said_back(answer: str, sentence: str, as_i: Setting) -> None:
    assert " ".join(seam.told(answer, as_i).sentences) == sentence


@pytest.mark.parametrize("stem, answer, sentence", CLAUSES)
def test_a_clause_continues_its_stem(stem: str, answer: str, sentence: str, as_i: Setting) -> None:
    assert seam.clause(stem, answer, as_i).text == sentence


@pytest.mark.parametrize("answer, sentence", ALONE)
def test_an_answer_can_be_its_own_sentence(answer: str, sentence: str, as_i: Setting) -> None:
    assert seam.standalone(answer, as_i).text == sentence


@pytest.mark.parametrize(
    "told, most, stem, sentences",
    [
        ("it is late", "it hurts", "You told me that ___", ("You told me that it is late, and that it hurts.",)),
        (
            "it is late",
            "and that it hurts",
            "You told me{by} that",
            ("You told me that it is late, and that it hurts.",),
        ),
        ("it is late", "it hurts", "As I understand it, ___", ("As I understand it, it is late, and it hurts.",)),
        ("it is late", "It hurts", "From what you said,", ("From what you said, it is late, and it hurts.",)),
        (
            "it is late, and that it is wrong",
            "it hurts",
            "You told me that ___",
            ("You told me that it is late, and that it is wrong.", "What matters most: it hurts."),
        ),
        (
            "it is late. It is wrong",
            "it hurts",
            "You told me that ___",
            ("You told me that it is late.", "It is wrong.", "What matters most: it hurts."),
        ),
        (
            "it is late",
            "the photos",
            "You told me that ___",
            ("You told me that it is late.", "What matters most: the photos."),
        ),
    ],
)
def test_what_matters_most_is_joined_or_stands_alone(
    told: str, most: str, stem: str, sentences: tuple[str, ...], as_i: Setting
) -> None:
    assert seam.told(told, as_i, most, stem=stem).sentences == sentences


@pytest.mark.parametrize(
    "stem, sentence",
    [
        ("I can see ___", "We can see my point."),
        ("The same happened to me when ___", "The same happened to us when my point."),
        ("You told me that ___", "You told us that my point."),
        ("As I understand it, ___", "As we understand it, my point."),
    ],
)
def test_every_word_of_a_stem_takes_the_voice_of_the_team(stem: str, sentence: str, as_team: Setting) -> None:
    assert seam.clause(stem, "my point", as_team).text == sentence


def test_a_tail_stands_behind_the_answer(as_i: Setting) -> None:
    spliced = seam.clause("If you want ___", "a copy.", as_i, ", tell me")

    assert spliced.text == "If you want a copy, tell me."
