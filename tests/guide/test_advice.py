import pytest

from composer.guide.advice import Advice, AdviceTables, advise
from composer.guide.case import Case, Person


@pytest.fixture
def ask(tables: AdviceTables) -> "Ask":
    return Ask(tables)


class Ask:
    """Asks the advisor about a case in which only these answers are given."""

    def __init__(self, tables: AdviceTables) -> None:
        self._tables = tables

    def __call__(self, case: Case | None = None, prior: int = 0, **answers: str) -> Advice:
        case = case or Case()
        for key, value in answers.items():
            name = {"impact": "listen.impact", "pref": "listen.pref", "distance": "listen.distance"}.get(key)
            case = case.with_answer(name or key.replace("__", "."), value)
        return advise(case, self._tables, prior)


# The table of 5.1: impact, preference, distance, relation → the way proposed.
TABLE = [
    ("1", "chat", "near", "", "chat"),
    ("1", "email", "near", "", "email"),
    ("1", "chat", "far", "", "chat"),
    ("1", "email", "far", "", "email"),
    ("1", "text", "far", "", "text"),
    ("1", "call", "near", "", "call"),
    ("1", "call", "far", "", "call"),
    ("1", "visit", "near", "", "visit"),
    ("1", "visit", "far", "", "call"),
    ("1", "", "", "", "email"),
    ("2", "chat", "near", "", "chat"),
    ("2", "chat", "far", "", "email"),
    ("2", "text", "near", "", "text"),
    ("2", "email", "near", "", "email"),
    ("2", "email", "far", "", "email"),
    ("2", "call", "near", "", "call"),
    ("2", "call", "far", "", "call"),
    ("2", "visit", "near", "", "visit"),
    ("2", "visit", "far", "", "call"),
    ("2", "", "near", "", "email"),
    ("2", "email", "near", "client", "visit"),
    ("2", "email", "far", "client", "call"),
    ("2", "", "near", "client", "call"),
    ("3", "chat", "near", "", "call"),
    ("3", "email", "near", "", "call"),
    ("3", "chat", "far", "", "video"),
    ("3", "email", "far", "", "video"),
    ("3", "email", "", "", "call"),
    ("3", "call", "near", "", "visit"),
    ("3", "visit", "near", "", "visit"),
    ("3", "call", "far", "", "call"),
    ("3", "visit", "far", "", "call"),
    ("3", "", "", "", "call"),
    ("4", "chat", "near", "", "visit"),
    ("4", "call", "near", "", "visit"),
    ("4", "email", "far", "", "video"),
    ("4", "", "", "", "visit"),
]


@pytest.mark.parametrize("impact, pref, distance, relation, channel", TABLE)
def test_the_channel_follows_the_table(
    ask: Ask, impact: str, pref: str, distance: str, relation: str, channel: str
) -> None:
    advice = ask(impact=impact, pref=pref, distance=distance, listen__relation=relation)
    assert advice.channel == channel
    assert advice.output == ("talk" if channel in ("visit", "call", "video") else channel)


@pytest.mark.parametrize("by, channel", [("phone", "call"), ("visit", "talk"), ("email", "email"), ("chat", "chat")])
def test_a_small_thing_goes_back_the_way_it_came_when_nothing_else_is_known(ask: Ask, by: str, channel: str) -> None:
    assert ask(impact="1", restate__by=by).channel == channel


def test_every_proposal_has_its_reason_in_one_sentence_and_two_other_ways(tables: AdviceTables, ask: Ask) -> None:
    proposals = [
        ask(impact=impact, pref=pref, distance=distance, listen__relation=relation, listen__ready=ready, reason=reason)
        for impact in "1234"
        for pref in ("", "call", "visit", "chat", "email", "text")
        for distance in ("", "near", "far")
        for relation in ("", "client", "key-client", "colleague", "public")
        for ready in ("", "upset")
        for reason in ("", "they asked for it")
    ]
    for advice in proposals:
        assert advice.channel_reason.endswith(".")
        assert advice.channel_reason.count(".") == 1
        others = [way for way, _ in advice.others]
        assert len(set(others) - {advice.channel}) == len(others) == 2, advice
    assert all(len(row.others) == 2 for row in tables.channel.row)


def test_a_serious_thing_to_somebody_near_is_said_in_person_and_sent_as_the_follow_up(ask: Ask) -> None:
    advice = ask(impact="3", pref="call", distance="near")
    assert (advice.channel, advice.output) == ("visit", "talk")
    assert "go and see them, then send this as the follow-up" in advice.channel_reason


def test_after_the_talk_the_message_is_what_comes_next(ask: Ask) -> None:
    advice = ask(impact="3", pref="call", distance="near", restate__by="phone", listen__ready="yes")
    assert (advice.channel, advice.output) == ("visit", "email")
    assert advice.headline == "You have spoken: now write"
    assert "goes out as the follow-up" in advice.channel_reason


def test_a_very_serious_thing_is_said_in_person_else_by_phone_even_to_those_who_prefer_the_phone(ask: Ask) -> None:
    advice = ask(impact="4", pref="call")
    assert advice.channel == "visit"
    assert advice.others[0][0] == "call"
    assert "whichever way they usually prefer" in advice.channel_reason


def test_when_it_hit_many_the_worst_hit_are_called_before_it_is_public(ask: Ask) -> None:
    group = Case().with_answer("listen.who", (Person(group="all clinics"),))
    advice = ask(group, impact="4")
    assert advice.channel == "call"
    assert advice.others[0][0] == "public"


def test_a_client_with_some_trouble_gets_a_visit_or_a_call_first(ask: Ask) -> None:
    for pref in ("chat", "email", "text", "call", "visit", ""):
        for distance in ("near", "far", ""):
            advice = ask(impact="2", pref=pref, distance=distance, listen__relation="client")
            assert advice.channel in ("visit", "call")
            assert {"visit", "call"} & {way for way, _ in advice.others}


def test_a_colleague_gets_a_chat_or_a_talk_and_a_key_client_a_call(ask: Ask) -> None:
    assert ask(impact="1", listen__relation="colleague").channel == "chat"
    near = ask(impact="2", distance="near", listen__relation="colleague")
    assert (near.channel, near.others[0][0]) == ("talk", "chat")
    for impact in "12":
        assert ask(impact=impact, listen__relation="key-client").channel == "call"


def test_the_upset_are_heard_before_anything_is_written(ask: Ask) -> None:
    for impact, pref in (("1", "chat"), ("2", "email"), ("3", "call")):
        advice = ask(impact=impact, pref=pref, listen__ready="upset", restate__by="phone")
        assert advice.output == "talk"
        assert "holding" in [way for way, _ in advice.others]


def test_as_long_as_the_facts_are_not_known_a_holding_note_comes_first(ask: Ask) -> None:
    assert ask(impact="3", own__ours="unknown").output == "holding"
    assert ask(impact="3", explain__known="not-yet").output == "holding"
    assert ask(impact="3", own__ours="unknown", listen__ready="upset").output == "talk"


def test_who_may_not_say_so_is_told_to_ask_somebody_first_and_keeps_the_table(ask: Ask) -> None:
    advice = ask(impact="2", pref="email", own__may="no")
    assert advice.channel == "email"
    assert advice.escalate
    assert any("ask somebody who can decide" in note for note in advice.notes)


def test_reviewed_writing_is_said_and_holds_nothing_back(ask: Ask) -> None:
    assert any("reads such a message" in note for note in ask(pref="email", caution="3").notes)
    assert ask(pref="email", caution="2").notes == ()


def test_who_asked_for_writing_gets_writing_always(ask: Ask) -> None:
    for impact in "1234":
        for ready in ("", "upset"):
            advice = ask(impact=impact, pref="chat", reason="she does not hear well", listen__ready=ready)
            assert advice.channel == advice.output == "chat"
    assert ask(impact="3", pref="call", reason="he asked for writing").channel == "email"


def test_the_third_time_is_never_a_chat_and_a_manager_joins(ask: Ask) -> None:
    advice = ask(impact="1", pref="chat", listen__before="more")
    assert advice.channel == "call"
    assert any("a manager joins" in note for note in advice.notes)
    assert ask(impact="1", pref="email", listen__before="more").channel == "email"
    assert ask(impact="1", pref="chat", prior=2).channel == "call"


def test_a_complaint_in_public_gets_one_public_line_and_the_rest_in_private(ask: Ask) -> None:
    advice = ask(impact="2", listen__relation="public")
    assert advice.output == "public"
    assert any("no details" in note for note in advice.notes)


def test_the_one_who_did_it_signs_unless_there_is_a_reason(ask: Ask) -> None:
    for impact in "123":
        assert ask(impact=impact).signatory == "me"
    assert not ask(impact="3").escalate


@pytest.mark.parametrize(
    "answers, who, word",
    [
        ({"impact": "4"}, "together", "serious"),
        ({"listen__before": "more"}, "together", "third time"),
        ({"own__may": "no"}, "manager", "may not"),
        ({"own__may": "unsure"}, "manager", "may not"),
        ({"plan__undecided": "whether we pay"}, "manager", "cannot decide"),
    ],
)
def test_a_manager_signs_or_joins_with_a_reason(ask: Ask, answers: dict[str, str], who: str, word: str) -> None:
    advice = ask(**answers)
    assert advice.signatory == who
    assert word in advice.signatory_reason
    assert advice.escalate
    assert word in advice.escalate_reason


def test_the_third_time_at_a_high_impact_gives_every_reason_to_bring_somebody_in(ask: Ask) -> None:
    advice = ask(impact="4", listen__before="more", listen__ready="upset")
    assert advice.escalate
    for words in ("third time", "very serious", "still upset"):
        assert words in advice.escalate_reason


def test_still_upset_at_the_first_attempt_is_no_reason_to_bring_somebody_in_and_at_the_second_it_is(ask: Ask) -> None:
    assert not ask(listen__ready="upset").escalate
    assert ask(listen__ready="upset", listen__before="second").escalate


def test_the_words_of_the_advice_are_kind(tables: AdviceTables) -> None:
    channel = tables.channel
    words = [text for row in (*channel.row, *channel.modifier) for text in (row.headline, row.reason)]
    words += [row.reason for row in (*tables.signatory.signatory, *tables.signatory.escalate)]
    assert not [text for text in words if "!" in text or "must" in text.lower().split()]
