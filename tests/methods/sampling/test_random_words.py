"""Random words: the same for the same seed, stream and chunk, whoever asks and when."""

import numpy as np
import pytest

from belarus_options.methods.sampling.random_words import (
    LARGEST_SEED,
    TIES,
    TRIAL,
    WEIGHTS,
    bit_generator,
    next_words,
    stream_of,
)


def words(seed: int, stream: int, chunk: int, count: int = 64) -> list[int]:
    given: list[int] = next_words(bit_generator(seed, stream, chunk), (count,)).tolist()
    return given


def test_the_words_of_a_chunk_stand_fast() -> None:
    """These four, of seed 1 and the first chunk of weights, are what every version must draw."""
    assert words(1, WEIGHTS, 0, 4) == [721346548, 2195546512, 4193117826, 2815965163]


def test_shapes_are_filled_in_order_and_an_odd_half_is_left_behind() -> None:
    """(2, 3) has the first six words, row by row; of three words asked for, the fourth is lost."""
    first = words(3, WEIGHTS, 5, 8)
    generator = bit_generator(3, WEIGHTS, 5)
    assert next_words(generator, (2, 3)).tolist() == [first[:3], first[3:6]]
    odd = bit_generator(3, WEIGHTS, 5)
    assert next_words(odd, (3,)).tolist() == first[:3]
    assert next_words(odd, (4,)).tolist() == first[4:8]


def test_chunks_are_too_far_apart_to_meet() -> None:
    """The generator of a chunk, moved on by 2^128 steps, is that of the next chunk."""
    generator = bit_generator(7, WEIGHTS, 11)
    generator.advance(2**128)
    assert next_words(generator, (64,)).tolist() == words(7, WEIGHTS, 12)


def test_every_seed_stream_and_chunk_has_words_of_its_own() -> None:
    """Seed 0 is a seed like any other, and so are the largest one and its neighbors."""
    asked = [
        (seed, stream, chunk)
        for seed in (0, 1, 2, 2**32, 2**63, LARGEST_SEED)
        for stream in (WEIGHTS, TIES, TRIAL, stream_of("a", "b"))
        for chunk in (0, 1, 2**40)
    ]
    drawn = {tuple(words(*where)) for where in asked}
    assert len(drawn) == len(asked)


def test_a_stream_is_known_by_its_names_and_where_one_ends() -> None:
    """A fixed number, so that a version does not draw other scores; `a` and `bc` are not `ab` and
    `c`, nor the other way round."""
    assert stream_of("cut-ties", "risk.escalation") == 8810608624978185947
    names = [("a", "bc"), ("ab", "c"), ("bc", "a"), ("abc",), ("abc", ""), ("", "abc")]
    assert len({stream_of(*given) for given in names}) == len(names)
    assert not {stream_of(*given) for given in names} & {WEIGHTS, TIES, TRIAL}


def test_words_are_even_over_all_their_bits() -> None:
    """Each of 32 bits is set in half of 65,536 words, within 5 standard errors."""
    drawn = next_words(bit_generator(1, WEIGHTS, 0), (65_536,))
    shares = [float(((drawn >> np.uint32(bit)) & np.uint32(1)).mean()) for bit in range(32)]
    assert shares == pytest.approx([0.5] * 32, abs=5 * 0.5 / 256)
