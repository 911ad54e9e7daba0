import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from composer.tone.checker import Checker
from composer.tone.context import Context, context_from, parse_context

MESSAGE = (
    "Subject: The outage\n\nHi Dana,\n\nI'm sorry if you were upset on Tuesday. We apologise for any inconvenience. "
    "This will never happen again.\n\nYou should have told us.\n\nRavi Menon\n\n> I'm sorry if I was rude to you.\n"
)
PIECES = st.sampled_from(
    [
        *("I'm sorry if you were upset. ", "We apologise for any inconvenience! ", "you should have told us", "But, "),
        *(
            "This will never happen again",
            "[Client name]",
            "Dear ,",
            "Hi Dana,\n",
            "Subject: ",
            "From: a\nTo: b\n",
            "sorry",
        ),
        *(
            "\U0001f600",
            "e\u0301",
            "\u200d",
            "\r\n",
            "\t",
            "\u2028",
            "“",
            "”",
            "’",
            "\u0130",
            "\ud800",
            "\u05e9\u05dc",
            "\x00",
        ),
        *(">", "\n\n", " ", ".", "however"),
    ]
)


def rules_of(findings):
    return [finding.rule for finding in findings]


def test_findings_stand_in_the_order_of_their_places_those_without_a_place_first(check):
    findings = check(MESSAGE)
    starts = [finding.start for finding in findings]
    placed = [start for start in starts if start is not None]
    assert starts == [None] * (len(starts) - len(placed)) + sorted(placed)
    assert [finding.rule for finding in findings if finding.start is not None] == [
        "conditional-sorry-if",
        "any-inconvenience",
        "never-again",
        "blame-recipient",
    ]


def test_a_finding_has_the_words_of_the_text_as_typed(check):
    (finding,) = check("So, I’m sorry if you\u00a0were  upset.", scope="sentence")
    assert finding.text == "I’m sorry if you\u00a0were  upset"
    assert (finding.start, finding.end) == (4, 32)
    assert (finding.source_engine, finding.family, finding.severity) == ("tone", "conditional", "error")


def test_a_finding_that_is_absent_has_no_place_and_says_where_to_settle_it(check):
    finding = next(f for f in check("I'm sorry I lost your order.", impact=1))
    assert (finding.rule, finding.source_engine, finding.start, finding.text) == (
        "missing-component",
        "structure",
        None,
        "",
    )
    assert finding.question == "plan.done"
    assert finding.message == "Nothing says yet how it is put right; people look for it."
    assert [(fix.kind, fix.question) for fix in finding.fixes] == [("goto", "plan.done")]


def test_the_message_that_is_answered_is_not_the_writers(check):
    assert rules_of(check("Thanks.\n\n> I'm sorry if I was rude to you.", scope="sentence")) == []


def test_words_in_quotation_marks_are_not_the_writers(check):
    assert check('You wrote "I\'m sorry if you were upset" to me.', scope="sentence") == ()


def test_a_sentence_rule_is_cleared_by_the_sentence_beside_it(check):
    assert rules_of(check("Sorry about the mess here.", scope="sentence")) == []
    assert rules_of(check("Sorry for the delay.", scope="sentence")) == ["vague-offence"]
    assert rules_of(check("I forgot your order. Sorry for the delay.", scope="sentence")) == []
    assert rules_of(check("Sorry for the delay. I forgot your order.", scope="sentence")) == []


def test_an_earlier_apology_lets_an_intention_stand_wherever_it_is(check):
    shield = "I did not mean to shut you out."
    assert "intent-shield" in rules_of(check(shield, scope="sentence"))
    assert rules_of(check(f"I'm sorry I spoke over you. It was long. It was loud. {shield}", scope="sentence")) == []


def test_a_word_that_takes_the_apology_back_is_found_at_the_head_of_the_next_sentence(check):
    text = "I'm sorry we missed the call. That said, the brief did change twice."
    (finding,) = check(text, scope="sentence")
    assert (finding.rule, finding.text, finding.start) == ("sorry-but", "That said", 30)


def test_a_sentence_longer_than_a_window_is_searched_to_its_end(check):
    text = "I have " + "and then again " * 200 + "I'm sorry if you were upset."
    assert "conditional-sorry-if" in rules_of(check(text, scope="sentence"))


def test_document_rules_are_off_for_a_single_sentence(check):
    assert rules_of(check("I'm sorry I lost your order.")) != []
    assert rules_of(check("I'm sorry I lost your order.", scope="sentence")) == []


def test_a_rule_runs_only_in_the_outputs_and_stances_it_names(check):
    assert "vague-offence" in rules_of(check("Sorry for the issue.", output="chat"))
    assert "vague-offence" not in rules_of(check("Sorry for the issue.", output="holding"))
    assert "thanks-instead" in rules_of(check("Thank you for the photos."))
    assert "thanks-instead" not in rules_of(check("Thank you for the photos.", stance="empathy"))


def test_a_private_note_is_read_by_the_rules_for_notes_only(check):
    assert check("You should have told us.", field="own.parked") == ()


def test_a_routine_message_misses_nothing(check):
    assert rules_of(check("The printer is on the second floor.", nature="routine", output="chat")) == []


def test_severity_follows_the_history_and_the_impact(check):
    again = "This will never happen again."
    assert [f.severity for f in check(again, scope="sentence")] == ["warning"]
    assert [f.severity for f in check(again, scope="sentence", prior=1)] == ["error"]
    thanks = "Thank you for the photos."
    assert [f.severity for f in check(thanks) if f.rule == "thanks-instead"] == ["warning"]
    assert [f.severity for f in check(thanks, impact=1) if f.rule == "thanks-instead"] == ["advice"]


def test_of_two_findings_on_one_span_the_weightier_stays(rules, recognisers):
    twin = replace(rules["any-inconvenience"], id="twin", severity="advice")
    for order in ({"twin": twin, **rules}, {**rules, "twin": twin}):
        findings = Checker(order, recognisers).check("We apologise for any inconvenience.", Context(scope="sentence"))
        assert rules_of(findings) == ["any-inconvenience"]


def test_a_blank_is_found_in_greeting_subject_and_signoff_but_not_in_what_is_quoted(check):
    text = (
        "Subject: Your [product name]\n\nDear [Client name],\n\nSorry I forgot.\n\n[Your name]\n\n> Dear [Client name],"
    )
    found = [finding.text for finding in check(text, scope="sentence")]
    assert found == ["[product name]", "[Client name]", "[Your name]"]


def test_two_blanks_on_one_line_are_two_findings(check):
    assert [f.text for f in check("It costs {{amount}} by {{date}}.", scope="sentence")] == ["{{amount}}", "{{date}}"]


def test_what_was_seen_before_is_found_again_at_its_new_place(checker):
    context = parse_context(["scope=sentence"])
    text = "I'm sorry if you were upset. You should have told us."
    first = checker.check(text, context)
    moved = checker.check(f"Well, then. {text}", context)
    assert [(f.rule, f.text) for f in first] == [(f.rule, f.text) for f in moved]
    assert [f.start + 12 for f in first] == [f.start for f in moved]


def test_a_checker_that_has_seen_much_finds_what_a_new_one_finds(rules, recognisers):
    used = Checker(rules, recognisers, keep=3)
    context = context_from({})
    texts = [
        MESSAGE,
        MESSAGE.replace("sorry if", "sorry that"),
        "But it was late.",
        MESSAGE,
        "I'm sorry. But it was late.",
    ]
    for text in texts:
        assert used.check(text, context) == Checker(rules, recognisers).check(text, context)


def test_what_is_quoted_counts_although_the_words_are_the_same(rules, recognisers):
    checker = Checker({"blame": replace(rules["blame-recipient"], quotes=True)}, recognisers)
    context = parse_context(["scope=sentence"])
    assert checker.check('We said "I had lunch with you all".', context) == ()
    assert len(checker.check('We said "you forgot to sign it all".', context)) == 1


@pytest.mark.parametrize(
    "prefix", ["\U0001f4e6 ", "cafe\u0301 ", "\t", "Tuesday.\r\n", "\u05e9\u05dc\u05d5\u05dd. ", "«x». "]
)
def test_positions_hold_behind_characters_of_every_width(check, prefix):
    text = f"{prefix}I'm sorry if you were upset."
    (finding,) = check(text, scope="sentence")
    assert text[finding.start : finding.end] == finding.text == "I'm sorry if you were upset"


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_the_form_of_the_text_does_not_matter(check, form):
    text = unicodedata.normalize(form, "Zoë, I’m sorry if you were upset at the café.")
    (finding,) = check(text, scope="sentence")
    assert text[finding.start : finding.end] == finding.text


@given(
    st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=14).map("".join), st.sampled_from(["message", "sentence"])
)
def test_no_text_can_break_it_and_every_finding_stands_where_it_says(checker, text, scope):
    context = context_from({"scope": scope, "words": "so it was"}, {"own.act": "lost it", "listen.who": "Dana"})
    for finding in checker.check(text, context):
        if finding.start is None:
            assert finding.text == ""
        else:
            assert finding.text == text[finding.start : finding.end] != ""
        for fix in finding.fixes:
            assert fix.kind == "goto" or 0 <= fix.start <= fix.end <= len(text)


def test_a_family_can_weigh_less_or_be_off_and_the_others_stay_as_they_are(checker):
    def weights(**levels):
        findings = checker.check(MESSAGE, Context(levels=levels))
        return {finding.rule: finding.severity for finding in findings if finding.start is not None}

    plain = weights()
    assert plain["conditional-sorry-if"] == "error"
    assert weights(conditional="warning") == {**plain, "conditional-sorry-if": "warning"}
    assert weights(conditional="advice")["conditional-sorry-if"] == "advice"
    off = weights(conditional="off")
    assert off == {rule: severity for rule, severity in plain.items() if rule != "conditional-sorry-if"}
    assert weights() == plain


def test_a_family_is_never_made_to_weigh_more(checker):
    plain = checker.check(MESSAGE, Context())
    quieter = checker.check(MESSAGE, Context(levels=dict.fromkeys((f.family for f in plain), "warning")))
    assert {f.rule: f.severity for f in quieter} == {
        f.rule: "warning" if f.severity == "error" else f.severity for f in plain
    }


def test_what_a_family_hides_on_the_same_words_is_found_when_it_is_off(checker, rules):
    families = {rule.family for rule in rules.values()}
    text = " ".join(flag.text for rule in rules.values() if rule.scope == "sentence" for flag in rule.flag[:1])
    for family in families:
        alone = Context(levels=dict.fromkeys(families - {family}, "off"))
        assert {finding.family for finding in checker.check(text, alone)} <= {family}


def test_the_levels_are_no_key_of_the_context():
    with pytest.raises(Exception, match="no key “levels”"):
        context_from({"levels": "off"})
