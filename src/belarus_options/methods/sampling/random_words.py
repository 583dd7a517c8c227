"""Random words that depend on a seed, a stream and a chunk alone, not on the process or the time.

Philox is a counter-based generator (Salmon et al. 2011): any place of any stream is reached at
once. Raw words are the same in every version of numpy, which is not promised of `Generator`'s
methods (NumPy Enhancement Proposal 19).
"""

import hashlib
import math
import sys
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from numpy.random import Generator, Philox

Words = NDArray[np.uint32]

# The streams of weights, of the order within a class of equal weights, and of trial draws.
WEIGHTS = 0x5A4D4141
TIES = 0x5A4D4142
TRIAL = 0x5A4D4143

LARGEST_SEED = 2**64 - 1


def bit_generator(seed: int, stream: int, chunk: int) -> "Philox":
    """The generator of one chunk of a stream; seed and stream are below 2^64."""
    # Figures that are exact draw nothing.
    from numpy.random import Philox

    key = np.array([seed, stream], dtype=np.uint64)
    # Chunks are 2^128 words apart, so that none runs into the next.
    return Philox(key=key, counter=np.array([0, 0, chunk, 0], dtype=np.uint64))


def distribution_generator(seed: int, stream: int, chunk: int) -> "Generator":
    """A generator of distributions on the words of one chunk of a stream."""
    from numpy.random import Generator

    return Generator(bit_generator(seed, stream, chunk))


def next_words(generator: "Philox", shape: tuple[int, ...]) -> Words:
    """The next 32-bit words of a generator, in an array of this shape; an odd last half is left
    behind."""
    count = math.prod(shape)
    raw = generator.random_raw((count + 1) // 2)
    if sys.byteorder == "big":
        raw = raw.byteswap()
        return raw.view(np.uint32)[:count].byteswap().reshape(shape)
    return raw.view(np.uint32)[:count].reshape(shape)


def stream_of(*names: str) -> int:
    """A stream's number from names, so that it stays when other streams come or go."""
    text = "\0".join(names).encode()
    return int.from_bytes(hashlib.sha256(text).digest()[:8], "little")
