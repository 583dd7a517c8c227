"""The entry point: `belarus-options` and `python -m belarus_options`."""

import os
import sys


def main() -> int:
    """Runs the command line and gives its exit status; an interrupt while starting is one too."""
    # One thread makes importing numpy a third cheaper; larger work is spread over processes.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # No pydantic plugin is wanted here, and looking for one reads every installed package.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        from belarus_options.cli.process import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        return 130
    finally:
        # Its own import takes a while, in which an interrupt would be told as a fault.
        import signal

        # What Python still has to do is not worth a message when it is interrupted again.
        signal.signal(signal.SIGINT, signal.SIG_DFL)


if __name__ == "__main__":
    sys.exit(main())
