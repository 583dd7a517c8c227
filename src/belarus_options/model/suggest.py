"""Did you mean: the nearest known words to one that is not known, the number in a text."""

from collections.abc import Iterable

# As many pairs of words are compared in about a second: after so many slips nobody looks for more.
_MOST_COMPARED = 100_000
# Looking for a word at all takes as long as so many comparisons.
_COST_OF_A_WORD = 20


class Suggestions:
    """The nearest known words to many that are not known, in a time that is bounded.

    What is asked again is not looked for again. Of very many words the last get no answer but that
    of a path whose last step is known elsewhere, and `is_spent` says so from then on.
    """

    def __init__(self) -> None:
        self.is_spent = False
        self._left = _MOST_COMPARED
        self._known: dict[int, tuple[Iterable[str], _Known]] = {}

    def nearest(self, word: str, known: Iterable[str]) -> list[str]:
        """The known words nearest to a word, at most three, nearest first.

        `known` does not change between two questions.
        """
        # Kept beside what is known of it, it is not another's id later.
        if id(known) not in self._known:
            self._known[id(known)] = known, _Known(known)
        words = self._known[id(known)][1]
        if word not in words.answers:
            words.answers[word] = self._look_for(word, words)
        return words.answers[word]

    def did_you_mean(self, word: str, known: Iterable[str], *, besides: str = "") -> str:
        """A question with the nearest known words but for one, or the empty string where none is
        near."""
        near = [choice for choice in self.nearest(word, known) if choice != besides]
        return "did you mean " + " or ".join(f"`{choice}`" for choice in near) + "?" if near else ""

    def _look_for(self, word: str, known: "_Known") -> list[str]:
        branch, _, own = word.rpartition(".")
        # A leaf's own id, without the path to it or below a branch that was renamed, is a common
        # slip.
        same = known.by_last_step.get(own, [])
        if branch and branch not in known.branches and len(same) == 1:
            return same
        cost = _COST_OF_A_WORD + len(known.words)
        if self._left < cost:
            self.is_spent = True
            return same[:3]
        self._left -= cost
        # difflib is loaded only once something is wrong.
        from difflib import get_close_matches

        near = get_close_matches(word[:80].lower(), known.words, n=3, cutoff=0.6)
        return near or ([] if branch else same[:3])


class _Known:
    """Words that are known, and by its last step each path among them."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = list(words)
        self.answers: dict[str, list[str]] = {}
        self.by_last_step: dict[str, list[str]] = {}
        self.branches: set[str] = set()
        for word in self.words:
            branch, _, own = word.rpartition(".")
            if branch:
                self.branches.add(branch)
                self.by_last_step.setdefault(own, []).append(word)


def nearest(word: str, known: Iterable[str]) -> list[str]:
    """The known words nearest to a word, at most three, nearest first."""
    return Suggestions().nearest(word, known)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A question with the nearest known words, or the empty string where none is near."""
    return Suggestions().did_you_mean(word, known)


def number_meant(text: str, *, is_score: bool = False) -> str:
    """A way out where a text stands in place of a number, or the empty string where it says nothing
    of one."""
    import re

    from belarus_options.model.base import parse_number

    digits = "[0-9]+(?:[.][0-9]+)?"
    ends = re.fullmatch(rf"\D*({digits}) *(?:-|–|to) *({digits})\D*", text)
    number = re.fullmatch(rf"[^-+.0-9]*([-+]?{digits})[^.0-9]*", text)
    help = ""
    if parse_number(text) is not None:
        help = "take the quotes off"
    elif parse_number(text.strip()) is not None:
        help = "take the space beside it out; it is not the plain one"
    elif text.endswith("%"):
        help = "write a plain number; only weights and probabilities are shares"
    elif re.search(r"[0-9][\s,'’_][0-9]", text):
        help = "decimals take a point, and thousands no separator"
    elif ends is not None and is_score:
        help = f"write one number; `range: [{ends[1]}, {ends[2]}]` says what is plausible"
    elif number is not None:
        help = f"write `{number[1]}` alone" + ("; a unit belongs in `scale`" if is_score else "")
    return help
