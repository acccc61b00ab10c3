"""Named -> pairs that are one actor: one function a reason, the surest first.

Each takes all that are known so far and gives pairs of places in it. On doubt (two could be meant) it gives none.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from rapidfuzz.distance import DamerauLevenshtein

from tellings.comparison.folding import skeleton, stem
from tellings.comparison.named import Key, Named, listed
from tellings.text.words import words

ALIKE = 0.8  # share of letters that two spellings of one name keep
Pairs = Iterator[tuple[int, int]]
Reason = Callable[[Sequence[Named]], Pairs]


def same_name(known: Sequence[Named]) -> Pairs:
    """The same words. One word joins a person to something else only where no person of the story bears it as a
    surname: a reader may take "Facebook" for a man, or "Houston" for a town."""
    surnames = {k[-1] for n in known if n.kind == "person" for k in n.keys if len(k) > 1}
    first: dict[tuple[Key, bool], int] = {}
    for i, named in enumerate(known):
        for key in sorted(named.keys):
            yield first.setdefault((key, len(key) == 1 and named.kind == "person" and key[0] in surnames), i), i


def same_acronym(known: Sequence[Named]) -> Pairs:
    """ "PMF" here, "Popular Mobilization Forces (PMF)" there; or the only long name with these initials."""
    long: dict[str, set[int]] = defaultdict(set)
    for i, named in enumerate(known):
        for key in named.keys:
            if len(key) > 1:
                for acronym in named.acronyms | initials(key):
                    long[acronym].add(i)
    for i, named in enumerate(known):
        for acronym in sorted(named.acronyms):
            owners = long[acronym] - {i}
            if len(owners) == 1:
                yield owners.pop(), i


def initials(key: Key) -> set[str]:
    """First letters, with and without the small words; hyphens count as two words."""
    parts = [p for w in key for p in w.split("-")]
    small = listed("small")
    found = {"".join(p[0] for p in parts if p), "".join(p[0] for p in parts if p and p not in small)}
    return {f for f in found if len(f) >= 3}


def same_person(known: Sequence[Named]) -> Pairs:
    """Full names whose first and last words are alike: "Jim Steyer", "James Steyer"."""
    full = [(i, k) for i, n in enumerate(known) if n.kind == "person" for k in sorted(n.keys) if len(k) > 1]
    for i, j, a, b in _met(full, lambda key: ["last " + skeleton(key[-1])[:3], "first " + key[0][:3]]):
        if known[i].articles & known[j].articles and a[-1] != b[-1]:
            continue
        if alike_first(a[0], b[0]) and alike_spelling(a[-1], b[-1]) and (a[0] == b[0] or a[-1] == b[-1]):
            yield i, j


def _met(keyed: Sequence[tuple[int, Key]], buckets: Callable[[Key], list[str]]) -> Iterator[tuple[int, int, Key, Key]]:
    """Each two that share a bucket."""
    found: dict[str, list[tuple[int, Key]]] = defaultdict(list)
    for i, key in keyed:
        for bucket in buckets(key):
            found[bucket].append((i, key))
    for group in found.values():
        for (i, a), (j, b) in itertools.combinations(group, 2):
            if i != j:
                yield i, j, a, b


@cache
def _nicknames() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(words("en", "joining")["nicknames"]["groups"]):
        for name in group.split():
            groups[name].add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}


def alike_first(a: str, b: str) -> bool:
    """ "timothy" and "tim", "james" and "jim", "j" and "james", "mohammad" and "mohammed"."""
    short, long = sorted((a, b), key=len)
    if len(short) == 1 or (len(short) >= 3 and long.startswith(short)):
        return long.startswith(short)
    none: frozenset[int] = frozenset()
    return bool(_nicknames().get(a, none) & _nicknames().get(b, none)) or alike_spelling(a, b)


def alike_spelling(a: str, b: str) -> bool:
    """One name in two spellings; short names only where they sound the same."""
    if a == b:
        return True
    if a[:1] != b[:1] and skeleton(a)[:1] != skeleton(b)[:1]:
        return False
    if len(skeleton(a)) >= 3 and skeleton(a) == skeleton(b):
        return True
    return min(len(a), len(b)) >= 6 and DamerauLevenshtein.normalized_similarity(a, b) >= ALIKE


def titled_person(known: Sequence[Named]) -> Pairs:
    """A full name with more before it: "State Rex Tillerson", "Lt Col Ann Lee"."""
    full: dict[Key, int] = {k: i for i, n in enumerate(known) if n.kind == "person" for k in n.keys if len(k) == 2}
    for i, named in enumerate(known):
        for key in sorted(named.keys):
            if len(key) > 2 and key[-2:] in full:
                yield full[key[-2:]], i


def bare_person(known: Sequence[Named]) -> Pairs:
    """A last (else a first) name alone: the only full name that has it."""
    last: dict[str, set[int]] = defaultdict(set)
    first: dict[str, set[int]] = defaultdict(set)
    for i, named in enumerate(known):
        for key in named.keys if named.kind == "person" else ():
            if len(key) > 1:
                last[key[-1]].add(i)
                first[key[0]].add(i)
    for i, named in enumerate(known):
        if named.kind not in ("person", "organisation", "other") or any(len(k) > 1 for k in named.keys):
            continue
        for (word,) in sorted(named.keys):
            owners = last[word] or (
                first[word] or _familiar(word, named, known, first) if named.kind == "person" else set()
            )
            if len(owners) == 1:
                yield next(iter(owners)), i


def _familiar(word: str, named: Named, known: Sequence[Named], first: Mapping[str, set[int]]) -> set[int]:
    """Those of its articles whose first name this is short for: "Mitch", "Mitchell"."""
    names = [name for name in first if name != word and alike_first(word, name) and min(len(word), len(name)) > 2]
    return {i for name in names for i in first[name] if known[i].articles & named.articles}


def longer_name(known: Sequence[Named]) -> Pairs:
    """A body or place whose name is a part of just one longer one: "Common Sense" of "Common Sense Media"."""
    bodies = [(i, k) for i, n in enumerate(known) for k in sorted(n.keys) if n.kind != "person" or len(k) == 1]
    holders: dict[str, list[tuple[int, Key]]] = defaultdict(list)
    for i, key in bodies:
        for word in set(stems(key)):
            holders[word].append((i, key))
    for i, key in bodies:
        rare = min(stems(key) or [""], key=lambda word: len(holders[word]))
        owners = {j for j, other in holders[rare] if j != i and is_part(key, other, known[i].kind, known[j].kind)}
        if len(owners) == 1:
            yield owners.pop(), i


def stems(key: Key) -> list[str]:
    return [stem(w) for w in key if w not in listed("small")]


def is_part(short: Key, long: Key, kind: str, other: str) -> bool:
    """ "Revolutionary Guards Corps" of "Iranian Revolutionary Guard Corps"; never "York" of "New York"."""
    a, b = stems(short), stems(long)
    if not a or len(a) >= len(b) or other == "person" or (kind != "person" and (kind == "place") != (other == "place")):
        return False
    if other == "place":
        extra = [w for w in long if stem(w) not in a]
        return (a == b[-len(a) :] or a == b[: len(a)]) and not listed("directions").intersection(extra)
    return len(a) > 1 and set(a) < set(b)


def same_body(known: Sequence[Named]) -> Pairs:
    """Bodies under nearly the same words: another order, one word misspelt, or another word for "forces"."""
    bodies = [(i, k) for i, n in enumerate(known) if n.kind != "person" for k in sorted(n.keys) if len(stems(k)) > 1]
    for i, j, a, b in _met(bodies, stems):
        apart = known[i].articles & known[j].articles
        if set(stems(a)) == set(stems(b)) or (not apart and one_word_off(a, b)):
            yield i, j


def one_word_off(a: Key, b: Key) -> bool:
    """ "Popular Mobilization Forces / Units", "Center for Humane / Human Technology"."""
    if len(a) != len(b) or len(stems(a)) < 3:
        return False
    odd = [(x, y) for x, y in zip(a, b, strict=True) if stem(x) != stem(y)]
    collective = listed("collectives")
    return len(odd) == 1 and (alike_spelling(*odd[0]) or (collective.issuperset(odd[0]) and odd[0] == (a[-1], b[-1])))


def same_description(known: Sequence[Named]) -> Pairs:
    """Nameless actors under one description; "the driver" is the bus driver where no other driver is spoken of."""
    heads: dict[str, list[tuple[int, Key]]] = defaultdict(list)
    for i, named in enumerate(known):
        for key in sorted(named.descriptions) if not named.keys else ():
            heads[key[-1]].append((i, key))
    for held in heads.values():
        longest = max((key for _, key in held), key=lambda key: (len(key), key))
        alone = all(set(key) <= set(longest) for _, key in held)
        for (i, a), (j, b) in itertools.combinations(held, 2):
            apart = known[i].articles & known[j].articles
            if i != j and (a == b or (alone and not apart and (set(a) <= set(b) or set(b) <= set(a)))):
                yield i, j


def same_crowd(known: Sequence[Named]) -> Pairs:
    """Nameless people of one sort, "the rebels" here, "the insurgents" there; a bare "fighters" is nobody's where the
    story has Ostran and Kettan ones."""
    crowds: dict[str, list[tuple[int, frozenset[str]]]] = defaultdict(list)
    for i, named in enumerate(known):
        for key in sorted(named.descriptions) if named.kind == "group" and not named.keys else ():
            crowds[_crowds().get(stem(key[-1]), key[-1])].append((i, frozenset(key[:-1])))
    for held in crowds.values():
        widest = max((more for _, more in held), key=lambda more: (len(more), sorted(more)))
        alone = all(more <= widest for _, more in held)
        for (i, a), (j, b) in itertools.combinations(held, 2):
            if i != j and (a == b or (alone and (a <= b or b <= a))):
                yield i, j


@cache
def _crowds() -> dict[str, str]:
    """Stem of a word for people of one sort -> the first word for them."""
    lines = [line.split() for line in words("en", "joining")["crowds"]["groups"]]
    return {stem(word): line[0] for line in lines for word in line}


REASONS: tuple[Reason, ...] = (
    same_name,
    same_acronym,
    same_person,
    titled_person,
    same_body,
    longer_name,
    same_acronym,
    bare_person,
    same_description,
    same_crowd,
)
