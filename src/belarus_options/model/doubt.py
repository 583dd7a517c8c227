"""What of a file cannot be taken at its word, so that one slip is not reported twice."""

from dataclasses import dataclass, field

Keys = tuple[str | int, ...]


@dataclass(slots=True)
class Doubt:
    """The places of a file, each by the keys that lead to it, that something is wrong with.

    `places` are those whose value is not known; `open` the blocks that may have other keys than
    those that can be read, such as one with a key in it twice.
    """

    places: set[Keys] = field(default_factory=set)
    open: set[Keys] = field(default_factory=set)

    @classmethod
    def of_all(cls) -> "Doubt":
        """The doubt about a file of which nothing can be read."""
        return cls({()}, {()})

    def __bool__(self) -> bool:
        return bool(self.places or self.open)

    def is_known(self, keys: Keys) -> bool:
        """Whether nothing is wrong at a place or above it."""
        return not any(keys[:length] in self.places for length in range(len(keys) + 1))

    def is_closed(self, keys: Keys) -> bool:
        """Whether the keys of the block at a place are all that it has."""
        return self.is_known(keys) and keys not in self.open

    def is_whole(self, keys: Keys) -> bool:
        """Whether nothing is wrong at a place, above it or within it."""
        within = (place[: len(keys)] == keys for place in self.places | self.open)
        return self.is_known(keys) and not any(within)
