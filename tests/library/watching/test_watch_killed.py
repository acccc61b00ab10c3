"""A watch that is killed again and again takes in every page, once, and tells every alert, once."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import signal
import warnings

from watched_site import START, Clock, article, serving, watcher

from tellings.library import Library
from tellings.library.alerts import SavedSearch
from tellings.library.searches import save_search

PAGES = 60
MOST_RUNS = 40


def run_once(where, url, start):
    clock = Clock(start)
    with Library(where, now=clock.iso) as library:
        watch = watcher(library, clock)
        watch.add([f"{url}/feed"])
        watch.run(once=True)
    os._exit(0)  # nothing of the tests is undone in here


def warm(folder):
    """What reading a page loads is loaded before the processes part."""
    with serving() as site, Library(folder / "warm.sqlite") as library:
        site.put("/0", article(0))
        site.feed("/0")
        watch = watcher(library, Clock())
        watch.add([f"{site.url}/feed"])
        watch.run(once=True)


def killed_after(seconds, *call):
    """The exit status of a run that is killed then; 0: it was done before."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the site's threads are not used in the other process
        run = multiprocessing.get_context("fork").Process(target=run_once, args=call)
        run.start()
    run.join(seconds)
    if run.is_alive():
        os.kill(run.pid, signal.SIGKILL)
        run.join()
    return run.exitcode


def test_killed_at_any_moment_it_goes_on_where_it_was(where, tmp_path):
    warm(tmp_path)
    draw = random.Random(7)
    target = tmp_path / "alerts.jsonl"
    with serving() as site:
        for n in range(PAGES):
            site.put(f"/{n}", article(n))
        site.feed(*(f"/{n}" for n in range(PAGES)))
        with Library(where) as library:
            wish = SavedSearch(id="", name="all", on=("article",), since="2000-01-01T00:00:00", target=str(target))
            save_search(library, wish)
        ends = []
        while 0 not in ends and len(ends) < MOST_RUNS:
            ends.append(
                killed_after(draw.uniform(0.05, 0.1 + 0.1 * len(ends)), where, site.url, START + 100 * len(ends))
            )
        assert ends[-1] == 0
        assert len(ends) > 2
    with Library(where) as library:
        assert library.check() == ()
        assert library.store.articles.count() == PAGES
        assert all(len(library.store.sightings.find(f"{site.url}/{n}")) == 1 for n in range(PAGES))
    told = [json.loads(line)["links"][0] for line in target.read_text().splitlines()]
    assert sorted(told) == sorted(f"{site.url}/{n}" for n in range(PAGES))
