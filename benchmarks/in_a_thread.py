"""Our bot, but with files made in a thread of its own process: what `benchmarks.papers` compares with."""

from functools import partialmethod

from bot.__main__ import cli
from bot.app import App

App.__init__ = partialmethod(App.__init__, press_apart=False)  # type: ignore[method-assign,assignment]

if __name__ == "__main__":
    cli(["run"])
