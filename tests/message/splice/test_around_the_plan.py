"""What stands around the plan: until then, whoever did it, what is different, what is given, how they reach us."""

import pytest

from composer.message.splice import seam
from composer.message.splice.setting import Setting

UNTIL = [
    ("use the spare laptop", "Until then, you can use the spare laptop."),
    ("you can use the spare laptop", "Until then, you can use the spare laptop."),
    ("Until then, you can use the spare laptop", "Until then, you can use the spare laptop."),
    ("please use the spare laptop", "Until then, you can use the spare laptop."),
    ("to use the spare laptop", "Until then, you can use the spare laptop."),
    ("using the spare laptop", "Until then, you can use the spare laptop."),
    ("the spare laptop is on my desk", "Until then, the spare laptop is on my desk."),
    ("the spare laptop on my desk", "Until then: the spare laptop on my desk."),
    ("you do not need to do anything", "Until then, you do not need to do anything."),
]

RATHER = [
    ("have the photos on a stick", "If you would rather have the photos on a stick, tell me."),
    ("to have the photos on a stick", "If you would rather have the photos on a stick, tell me."),
    ("a stick", "If you would rather have a stick, tell me."),
    ("I came to you", "If you would rather I came to you, tell me."),
    ("talk to someone else, tell me", "If you would rather talk to someone else, tell me."),
    ("If you would rather have a stick, let me know", "If you would rather have a stick, tell me."),
]

OUTSIDE = [
    ("cut it", "getting you back online", "Whoever cut it, getting you back online is my job."),
    ("whoever cut it", "Getting you back online is my job.", "Whoever cut it, getting you back online is my job."),
    ("cut it", "get you back online", "Whoever cut it, getting you back online is my job."),
    ("cut it", "to get you back online", "Whoever cut it, getting you back online is my job."),
    ("cut it", "your line", "Whoever cut it, your line is my job."),
    (
        "the council cut the cable",
        "getting you back online",
        "The council cut the cable. Getting you back online is my job.",
    ),
]

CHANGES = [
    ("today", "nobody wipes a machine", "From today, nobody wipes a machine."),
    ("Today", "Nobody wipes a machine", "From today, nobody wipes a machine."),
    ("on Monday", "two of us check the list", "From Monday, two of us check the list."),
    ("monday", "From monday two of us check the list", "From Monday, two of us check the list."),
    ("today", "From 1 June, the list has a line", "From 1 June, the list has a line."),
    ("now", "nobody wipes a machine", "From now on, nobody wipes a machine."),
    ("today", "from now on two of us check", "From now on, two of us check."),
    (
        "9am on monday",
        "the list is read twice. Ana reads it first",
        "From 9am on Monday, the list is read twice. Ana reads it first.",
    ),
    ("monday", "check the list twice", "From Monday, I will check the list twice."),
    ("today", "So that it does not happen again, we have a list", "From today, we have a list."),
]

CHANGES_WITHOUT_A_TIME = [
    ("We have added a second disk", "So that it does not happen again, we have added a second disk."),
    (
        "so that this does not happen again, we have added a disk",
        "So that it does not happen again, we have added a disk.",
    ),
    ("two of us check the list", "So that it does not happen again, two of us check the list."),
    ("alerts go to three of us", "So that it does not happen again, alerts go to three of us."),
    ("Ana checks the list", "So that it does not happen again, Ana checks the list."),
    ("check the list twice", "So that it does not happen again, I will check the list twice."),
    ("checking the list twice", "So that it does not happen again, I will check the list twice."),
    ("added a second disk", "So that it does not happen again, I have added a second disk."),
    ("from now on, two of us check", "From now on, two of us check."),
    ("From every mistake we learn", "So that it does not happen again, from every mistake we learn."),
    ("From today: we ring after five minutes.", "From today, we ring after five minutes."),
    ("From Monday we keep two lists: yours and ours", "From Monday, we keep two lists: yours and ours."),
]

GIVEN = [
    ("put £30 on your account", "I have put £30 on your account."),
    ("set it to zero", "I have set it to zero."),
    ("cut the fee by half", "I have cut the fee by half."),
    ("let you off the fee", "I have let you off the fee."),
    ("credited one day's fee", "I have credited one day's fee."),
    ("gave you a month", "I have given you a month."),
    ("have refunded it", "I have refunded it."),
    ("We have refunded it", "We have refunded it."),
    ("I've refunded it", "I have refunded it."),
    ("refund £84", "We will refund £84."),
    ("not charge you for April", "We will not charge you for April."),
    ("not put it on your bill", "We will not put it on your bill."),
    ("answer your tickets the same day", "We will answer your tickets the same day."),
    ("credit £30 to your account", "We will credit £30 to your account."),
    ("refunding the fee", "We will refund the fee."),
    ("we will refund £84", "We will refund £84."),
    ("We'll refund £84", "We will refund £84."),
    ("I will refund £84", "I will refund £84."),
    ("to refund £84", "We will refund £84."),
    ("give you a month free", "We will give you a month free."),
    ("a month without charge", "We will give you a month without charge."),
    ("A month without charge.", "We will give you a month without charge."),
    ("one month free", "We will give you one month free."),
    ("half the fee back", "We will give you half the fee back."),
    ("£30", "We will give you £30."),
    ("the second month free", "We will give you the second month free."),
    ("your May invoice is £186 lower", "Your May invoice is £186 lower."),
    ("nobody will be charged", "Nobody will be charged."),
]

REACHES = [
    ("0117 496 0142", "weekdays 8 to 6", "You can reach me on 0117 496 0142, weekdays 8 to 6."),
    ("0117 496 0142", "between 8 and 6", "You can reach me on 0117 496 0142 between 8 and 6."),
    ("+44 117 496 0142", "Between 8 and 6", "You can reach me on +44 117 496 0142 between 8 and 6."),
    (
        "0117 496 0142",
        "until 6 today; after that, the night desk",
        "You can reach me on 0117 496 0142 until 6 today; after that, the night desk.",
    ),
    ("0117 496 0142", "from 8 to 6", "You can reach me on 0117 496 0142 from 8 to 6."),
    ("0117 496 0142, any time", "ask for Ana", "You can reach me on 0117 496 0142, any time; ask for Ana."),
]

REACHES_ALONE = [
    ("0117 496 0142", "You can reach me on 0117 496 0142."),
    ("(555) 010-0142", "You can reach me on (555) 010-0142."),
    ("on 0117 496 0142", "You can reach me on 0117 496 0142."),
    ("at 555 010 0142", "You can reach me at 555 010 0142."),
    ("You can reach me on 0117 496 0142.", "You can reach me on 0117 496 0142."),
    ("call me on 0117 496 0142", "You can reach me on 0117 496 0142."),
    ("0117 496 0142, between 8 and 6", "You can reach me on 0117 496 0142 between 8 and 6."),
    ("ravi@example.org", "You can reach me at ravi@example.org."),
    ("at ravi@example.org", "You can reach me at ravi@example.org."),
    ("0117 496 0142 or ravi@example.org", "You can reach me on 0117 496 0142 or at ravi@example.org."),
    ("extension 204", "You can reach me on extension 204."),
    ("this address", "You can reach me at this address."),
    ("the service desk", "You can reach me at the service desk."),
    ("My mobile", "You can reach me on my mobile."),
    ("Teams", "You can reach me on Teams."),
    ("by replying to this e-mail", "You can reach me by replying to this e-mail."),
    ("marion@example.org or 01632 960183", "You can reach me at marion@example.org or on 01632 960183."),
]


@pytest.mark.parametrize("answer, sentence", UNTIL)
def test_until_then_they_can_do_something(answer: str, sentence: str, as_i: Setting) -> None:
    assert seam.until_then(answer, as_i).text == sentence


@pytest.mark.parametrize("answer, sentence", RATHER)
def test_they_may_rather_have_something_else(answer: str, sentence: str, as_i: Setting) -> None:
    assert seam.would_rather(answer, as_i).text == sentence


@pytest.mark.parametrize("whoever, mine, sentence", OUTSIDE)
def test_the_job_is_mine_whoever_did_it(whoever: str, mine: str, sentence: str, as_i: Setting) -> None:
    assert " ".join(seam.outside(whoever, mine, as_i).sentences) == sentence


def test_the_job_is_putting_it_right_where_no_other_is_named(as_i: Setting, as_team: Setting) -> None:
    assert seam.outside("cut it", "", as_i).text == "Whoever cut it, putting it right is my job."
    assert seam.outside("", "", as_i).text == "Getting it put right is my job."
    assert seam.outside("", "", as_team).text == "Getting it put right is our job."


@pytest.mark.parametrize("since, change, sentence", CHANGES)
def test_a_change_has_one_beginning(since: str, change: str, sentence: str, as_i: Setting) -> None:
    assert " ".join(seam.from_time(since, change, as_i).sentences) == sentence


@pytest.mark.parametrize("change, sentence", CHANGES_WITHOUT_A_TIME)
def test_a_change_without_a_time_has_its_stem(change: str, sentence: str, as_i: Setting) -> None:
    assert seam.from_time("", change, as_i).text == sentence


def test_a_change_may_have_another_stem(as_team: Setting) -> None:
    assert seam.from_time("", "check it twice", as_team, "What is different now: ___").text == (
        "What is different now: we will check it twice."
    )


@pytest.mark.parametrize("answer, sentence", GIVEN)
def test_what_is_given_follows_have_will_or_give(answer: str, sentence: str, as_i: Setting) -> None:
    assert seam.compensation(answer, as_i).text == sentence


@pytest.mark.parametrize(
    ("answer", "have", "will", "give"),
    [
        ("put £30 on your account", "I have put £30 on your account.", "We will put £30 on your account.", ""),
        ("set your rate to zero", "I have set your rate to zero.", "We will set your rate to zero.", ""),
        ("run a course for your team", "I have run a course for your team.", "We will run a course for your team.", ""),
        ("credit for one month", "", *["We will give you a credit for one month."] * 2),
        ("a month without charge", *["We will give you a month without charge."] * 3),
        ("credited £20", *["I have credited £20."] * 3),
        ("we'll cover your costs", *["We will cover your costs."] * 3),
        ("no charge for May", *["There will be no charge for May."] * 3),
    ],
)
def test_the_stem_settles_what_the_words_of_a_gift_leave_open(
    answer: str, have: str, will: str, give: str, as_i: Setting
) -> None:
    for stem, sentence in (("have", have), ("will", will), ("give", give)):
        if sentence:
            assert seam.compensation(answer, as_i, stem).text == sentence


@pytest.mark.parametrize("number, bounds, sentence", REACHES)
def test_a_number_has_its_bounds(number: str, bounds: str, sentence: str, as_i: Setting) -> None:
    assert seam.reach(number, as_i, bounds).text == sentence


@pytest.mark.parametrize("answer, sentence", REACHES_ALONE)
def test_a_place_to_reach_takes_its_preposition(answer: str, sentence: str, as_i: Setting) -> None:
    assert seam.reach(answer, as_i).text == sentence


def test_when_they_hear_and_how_it_is_explained_later(as_i: Setting, as_team: Setting) -> None:
    assert seam.tell_by("by noon on Friday what I know", as_i).text == "I will tell you by noon on Friday what I know."
    assert seam.tell_by("two days", as_i).text == "I will tell you within two days what I know."
    assert seam.tell_by("10", as_team).text == "We will tell you by 10 what we know."
    assert seam.later_written("by noon on Friday", "on Monday at ten", as_i).text == (
        "I will write down how it happened and send it to you by noon on Friday, "
        "and go through it with you on Monday at ten."
    )
    assert seam.later_written("friday", "", as_i).text == (
        "I will write down how it happened and send it to you on Friday."
    )
    assert seam.later_written("", "monday at ten", as_i).text == (
        "I will go through with you how it happened on Monday at ten."
    )
    assert seam.later_told("friday", as_i).text == "If you want to know how it happened, I will tell you by Friday."
    assert seam.later_told("", as_i).text == "If you want to know how it happened, ask me."
    assert seam.later_told("", as_team).text == "If you want to know how it happened, ask us."


def test_without_a_time_nothing_is_promised_for_later(as_i: Setting) -> None:
    assert seam.tell_by(" ", as_i) == seam.Spliced()
    assert seam.later_written("", "", as_i) == seam.Spliced()


@pytest.mark.parametrize(
    "pain, opening",
    [
        ("the site photos.", "The site photos"),
        ("your email", "Your email"),
        ("iPad sync", "iPad sync"),
        ('"the date"', "The date"),
    ],
)
def test_a_subject_line_opens_with_the_thing(pain: str, opening: str, as_i: Setting) -> None:
    assert seam.noun_subject(pain, as_i) == opening
