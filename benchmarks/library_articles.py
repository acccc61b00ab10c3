"""Articles for a benchmark: invented, with the statistics of real words, names, stories and reprints.

The commonest words and how often they stand are learnt from the bundled examples; below them come invented words whose
frequencies fall as Zipf's law has it, so that a library goes on meeting words it never saw. Stories begin every hour,
most stay alone, a few run for weeks; each has words, names, places and figures of its own, which its articles share.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

import numpy as np

from tellings.model import Article, Stamp

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
WORDS = 400_000  # in the language; an archive of 200,000 articles meets most of them
WORD = re.compile(r"[a-z]+")
TAG = re.compile(r"<[^>]*>")
SLOPE, SHIFT = 1.07, 2.7  # of Zipf and Mandelbrot, as measured on English news
LENGTH = 420  # words of an article, the median
OUTLETS = 300
ALONE = 0.45  # of the stories have one article
REPRINTS = 0.12  # of the articles of a story are the text of an earlier one, a little edited
START = datetime(2031, 1, 1)
A_DAY = 8_000  # articles


@dataclass(slots=True, eq=False)
class _Story:
    """What its articles have in common; its number is that of its first article."""

    number: int
    words: np.ndarray
    names: list[str]
    place: str
    figures: list[str]
    left: int
    body: list[str]


class Press:
    """An endless stream of articles; the same for the same seed."""

    def __init__(self, seed: int = 1) -> None:
        self.dice = np.random.default_rng(seed)
        self.vocabulary = np.array(self._common() + self._invented(), dtype=object)[:WORDS]
        weights = 1.0 / (np.arange(1, len(self.vocabulary) + 1) + SHIFT) ** SLOPE
        self.sums = np.cumsum(weights / weights.sum())
        self.people = [f"{self._name()} {self._name()}" for _ in range(20_000)]
        self.places = [self._name() for _ in range(2_000)]
        self.outlets = [f"The {self._name()} {kind}" for kind in ("Post", "Times", "Wire") for _ in range(OUTLETS // 3)]
        self.running: list[_Story] = []

    def _common(self) -> list[str]:
        counts: Counter[str] = Counter()
        for path in sorted(EXAMPLES.rglob("*")):
            if path.suffix in (".txt", ".html", ".md"):
                counts.update(WORD.findall(TAG.sub(" ", path.read_text(encoding="utf-8", errors="ignore")).lower()))
        return [word for word, _ in counts.most_common()]

    def _invented(self) -> list[str]:
        syllables = np.array([c + v + e for c in "bcdfglmnprstv" for v in "aeiou" for e in ("", "n", "r", "st")])
        picked = self.dice.choice(syllables, size=(int(WORDS * 1.3), 3))
        return list(dict.fromkeys("".join(row) for row in picked))

    def _name(self) -> str:
        return str(self.vocabulary[self.dice.integers(2_000, len(self.vocabulary))]).capitalize()

    def _draw(self, count: int) -> np.ndarray:
        return self.vocabulary[np.searchsorted(self.sums, self.dice.random(count))]

    def articles(self, number: int) -> Iterator[tuple[Article, int]]:
        """Each with the number of the story that it was written for."""
        for i in range(number):
            story = self._story(i)
            yield self._article(i, story), story.number

    def _story(self, i: int) -> _Story:
        if self.running and self.dice.random() < 0.6:
            # the younger a story, the more is written about it
            story = self.running[-1 - min(int(self.dice.exponential(60)), len(self.running) - 1)]
            story.left -= 1
            if story.left <= 0:
                self.running.remove(story)
            return story
        alone = self.dice.random() < ALONE
        story = _Story(
            number=i,
            words=self.vocabulary[self.dice.integers(300, 60_000, size=40)],
            names=[self.people[int(self.dice.integers(len(self.people)))] for _ in range(4)],
            place=self.places[int(len(self.places) * self.dice.random() ** 3)],
            figures=[str(int(n)) for n in self.dice.integers(2, 5_000, size=6)],
            left=0 if alone else int(self.dice.pareto(1.1) * 2) + 2,
            body=[],
        )
        if not alone:
            self.running.append(story)
        return story

    def _article(self, i: int, story: _Story) -> Article:
        if story.body and self.dice.random() < REPRINTS:
            sentences = [s for s in story.body if self.dice.random() > 0.1] or story.body
        else:
            sentences = self._sentences(story)
        story.body = story.body or sentences
        outlet = self.outlets[int(len(self.outlets) * self.dice.random() ** 2)]
        title = f"{story.names[0].split()[1]} {' '.join(self.dice.choice(story.words, 4))} in {story.place}"
        text = "\n\n".join(" ".join(sentences[k : k + 3]) for k in range(0, len(sentences), 3))
        digest = sha256(f"{i} {title}".encode()).hexdigest()
        when = START + timedelta(days=i / A_DAY, minutes=float(self.dice.integers(60)))
        return Article(
            id=digest[:12],
            uri=f"https://www.{outlet.split()[1].lower()}.example/{when:%Y/%m/%d}/{i}",
            title=title,
            outlet=outlet,
            published=Stamp(when.isoformat(timespec="minutes"), "meta article:published_time", ""),
            modified=None,
            authors=(),
            language="en",
            text=text,
            removed=(),
            credits=(),
            sha256=digest,
        )

    def _sentences(self, story: _Story) -> list[str]:
        words = self._draw(max(60, int(self.dice.lognormal(np.log(LENGTH), 0.5))))
        own = self.dice.random(len(words)) < 0.08
        words[own] = self.dice.choice(story.words, int(own.sum()))
        out, k = [], 0
        while k < len(words):
            size = int(self.dice.integers(9, 28))
            some = [str(w) for w in words[k : k + size]]
            k += size
            chance = self.dice.random()
            if chance < 0.35:
                some.insert(len(some) // 2, story.names[int(self.dice.integers(len(story.names)))])
            elif chance < 0.5:
                some += ["in", story.place]
            elif chance < 0.62:
                some.insert(1, story.figures[int(self.dice.integers(len(story.figures)))])
            out.append(f"{' '.join(some)[:1].upper()}{' '.join(some)[1:]}.")
        return out
