from composer.tone.kept import Kept


def test_the_results_asked_for_last_are_kept() -> None:
    kept: Kept[int] = Kept(3)
    for number in range(10):
        kept.keep(("rule", str(number)), number)
    assert [kept.get(("rule", str(number))) for number in (9, 8, 7)] == [9, 8, 7]
    assert kept.get(("rule", "0")) is None


def test_few_results_are_kept_where_their_keys_are_pages_long() -> None:
    kept: Kept[int] = Kept(100, most_characters=1000)
    pages = [("rule", str(number) * 400) for number in range(10)]
    for number, page in enumerate(pages):
        kept.keep(page, number)
    assert kept.get(pages[9]) == 9
    assert sum(kept.get(page) is not None for page in pages) <= 4
