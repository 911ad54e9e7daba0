from composer.grammar.names import without_names
from composer.text.finding import Finding


def spelling(words: str) -> Finding:
    return Finding("harper-SpellCheck", "grammar", "grammar", "warning", None, 0, len(words), words, "", "", "")


def test_a_name_is_right_however_it_is_written_and_so_are_the_halves_of_a_double_one() -> None:
    names = frozenset({"Anna", "Wolfeschlegel-Featherston"})
    right = [spelling(words) for words in ("Featherston", "Wolfeschlegel-Featherston's", "anna")]
    wrong = spelling("Fetherston")
    assert without_names([*right, wrong], names) == (wrong,)
