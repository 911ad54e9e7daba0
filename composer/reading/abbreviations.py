"""Short words that decide whether a full stop ends a sentence. English; the rest of the splitter knows no language."""

# A capital after one of these goes on with the sentence.
NEVER_ENDS = frozenset(
    {
        "mr", "mrs", "ms", "mx", "dr", "prof", "rev", "hon", "st", "capt", "lt", "col", "sgt", "gen", "fr",
        "messrs", "mme", "mlle", "e.g", "eg", "i.e", "ie", "cf", "vs", "viz", "approx", "ca", "c", "incl",
        "excl", "esp", "tel", "ext", "ref", "fig", "figs", "vol", "pp", "ch", "sec", "para",
    }
)  # fmt: skip
# These end a sentence only when one of the usual first words follows.
SELDOM_ENDS = frozenset(
    {
        "inc", "ltd", "co", "corp", "plc", "bros", "dept", "est", "no.", "nr", "nos", "max", "min", "avg",
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue",
        "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "rd", "ave", "blvd", "sq", "a.m", "p.m",
        "am", "pm", "etc", "al", "jr", "sr", "phd", "ph.d", "b.sc", "m.sc", "u.s", "u.k", "e.u", "u.n", "gmbh",
        "llc", "hrs",
    }
)  # fmt: skip
# These go on when a number follows.
BEFORE_NUMBERS = frozenset(
    {
        "no", "nos", "nr", "p", "art", "cl", "mins", "min", "hr",
    }
)  # fmt: skip
# The usual first words of a sentence.
FIRST_WORDS = frozenset(
    {
        "i", "i'm", "i'll", "i've", "i'd", "we", "we're", "we'll", "we've", "we'd", "you", "your", "you're",
        "it", "it's", "its", "this", "that", "that's", "the", "these", "those", "they", "their", "there", "he",
        "she", "his", "her", "my", "our", "a", "an", "and", "but", "so", "if", "when", "then", "please",
        "thanks", "thank", "sorry", "apologies", "what", "why", "how", "who", "where", "which", "no", "yes",
        "not", "let", "let's", "as", "at", "after", "before", "in", "on", "for", "from", "to", "with",
        "because", "until", "once", "however", "also", "here", "hope", "can", "could", "will", "would",
        "should", "do", "did", "does", "is", "are", "was", "all", "any", "both", "nobody", "nothing", "one",
        "some", "tell", "call", "ring",
    }
)  # fmt: skip
# First words of people who write without capitals.
LOWER_STARTS = frozenset(
    {
        "i", "i'm", "i'll", "i've", "i'd", "we", "we're", "we'll", "we've", "sorry", "thanks", "thank",
        "please", "it's", "that's", "this", "you", "they", "hope", "no", "yes", "my", "our",
    }
)  # fmt: skip
