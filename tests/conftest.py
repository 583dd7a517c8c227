"""Settings of every test run."""

import os

from hypothesis import settings

# No deadlines: machines are noisy, and no test here is about time. A landing must not hang on luck,
# so examples are the same every time; HYPOTHESIS_PROFILE=search looks for new ones.
settings.register_profile("fixed", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fixed"))
