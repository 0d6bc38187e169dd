"""`python -m tests.bench.timed_build ARGUMENTS` runs `mkdocs ARGUMENTS` and prints its times.

One line of JSON: the seconds of the whole run; of all that is spent in the plugin's events (to
load, check, render, and give each page its policy); of importing the generator, which Python does
once whatever the content; and the processor's seconds of the whole.
"""

from time import perf_counter, process_time

start = perf_counter()

import functools  # noqa: E402  (importing is part of a build's time)
import json  # noqa: E402
import sys  # noqa: E402
from collections.abc import Callable  # noqa: E402
from typing import Any  # noqa: E402

import mkdocs.commands.build  # noqa: E402, F401  (so that this does not count as the generator's)
from mkdocs.__main__ import cli  # noqa: E402

spent = 0.0


def timed(call: Callable[..., Any]) -> Callable[..., Any]:
    """Return `call`, adding its time to what is spent."""

    @functools.wraps(call)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        global spent
        before = perf_counter()
        try:
            return call(*args, **kwargs)
        finally:
            spent += perf_counter() - before

    return wrapper


def plugin() -> type:
    from generator.mkdocs_plugin import EvenstridePlugin

    return EvenstridePlugin


if __name__ == "__main__":
    adapter = timed(plugin)()
    imported, spent = spent, 0.0
    for name, value in list(vars(adapter).items()):
        if name.startswith("on_"):
            setattr(adapter, name, timed(value))
    cli.main(sys.argv[1:], standalone_mode=False)
    whole = perf_counter() - start
    seconds = {"whole": whole, "generator": spent, "import": imported, "processor": process_time()}
    print(json.dumps(seconds))
