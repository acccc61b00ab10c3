"""Grid -> features: what a cue and its content look like, as strings that the weights know."""

from __future__ import annotations

from functools import cache

from tellings.findings.speech.candidates import Candidate
from tellings.findings.speech.grid import Grid
from tellings.text.words import words

SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
LENGTHS = (1, 2, 3, 4, 6, 9, 13, 20, 32, 60)


def bucket(number: int, steps: tuple[int, ...] = LENGTHS) -> str:
    return str(next((step for step in steps if number <= step), "more"))


def subject_of(grid: Grid, cue: int) -> int:
    """The cue's own subject, or -1."""
    return next((k for k in grid.kids[cue] if grid.deps[k] in SUBJECTS), -1)


def _kind(grid: Grid, token: int) -> str:
    """What sort of thing a token names."""
    if token < 0:
        return "none"
    if grid.pos[token] == "PRON":
        return grid.lemmas[token]
    return grid.ents[token] or grid.pos[token]


@cache
def cue_kinds() -> dict[str, str]:
    """Lemma -> what it does, of those that speak of speech."""
    return {lemma: kind for kind, lemmas in words("en", "cues")["kinds"].items() for lemma in lemmas}


def cue_features(grid: Grid, cue: int) -> list[str]:
    lemma, pos, dep = grid.lemmas[cue], grid.pos[cue], grid.deps[cue]
    kids = grid.kids[cue]
    subject = subject_of(grid, cue)
    head = grid.heads[cue]
    after = sorted({grid.deps[k] for k in kids if k > cue and grid.deps[k] != "punct"})
    lp = f"{lemma}/{pos}"
    does = cue_kinds().get(lemma, "-")
    out = [
        "1",
        f"l {lp}",
        f"lt {lemma} {grid.tags[cue]}",
        f"ld {lp} {dep}",
        f"d {pos} {dep}",
        f"hd {pos} {dep} {grid.lemmas[head]}",
        f"s {_kind(grid, subject)}",
        f"ls {lemma} {_kind(grid, subject)}",
        f"sl {grid.lemmas[subject] if subject >= 0 else '-'}",
        f"k {pos} {' '.join(after)}",
        f"q {grid.quoted[cue] >= 0} {pos}",
        f"n {lemma} {grid.words[cue + 1].lower() if cue + 1 < len(grid) else '-'}",
        f"p {grid.words[cue - 1].lower() if cue else '-'} {pos}",
        f"z {grid.line[cue] == 0} {pos}",
        f"v {does} {pos}",
        f"vs {does} {pos} {_kind(grid, subject)}",
        f"vk {does} {pos} {' '.join(after)}",
    ]
    for k in kids:
        kd = grid.deps[k]
        if kd == "prep" or kd == "prt" or kd == "dobj" or kd == "agent":
            out.append(f"c {lp} {kd} {grid.lemmas[k]}")
            if kd == "dobj":
                out.append(f"co {kd} {grid.lemmas[k]} {_kind(grid, k)}")
        elif kd in ("ccomp", "xcomp", "acl", "relcl", "attr", "acomp", "advcl"):
            out.append(f"c {lp} {kd} {k > cue}")
        elif kd in ("aux", "neg", "auxpass", "poss"):
            out.append(f"x {kd} {grid.lemmas[k] if kd == 'aux' else ''}")
    return out


def content_features(grid: Grid, one: Candidate, cue_bucket: str, rivals: str, rank: int) -> list[str]:
    """`cue_bucket`: how sure the cue is; `rivals`: what hangs on it; `rank`: how many cues are nearer."""
    cue, family, kid, first, last = one[:5]
    lemma = grid.lemmas[cue] if cue >= 0 else "-"
    pos = grid.pos[cue] if cue >= 0 else "-"
    n = len(grid)
    before = grid.words[first - 1] if first else "^"
    after = grid.words[last + 1] if last + 1 < n else "$"
    if "\n" in before:
        before = "^"
    if "\n" in after:
        after = "$"
    opening = grid.words[first].lower()
    size = bucket(last - first + 1)
    sentence = grid.sentence[cue] if cue >= 0 else grid.sentence[first]
    begin, end = grid.bounds[sentence]
    at_start, at_end = first <= begin + 1, last >= end - 3
    f = family
    does = cue_kinds().get(lemma, "-")
    out = [
        f"v {f} {does} {pos}",
        f"vo {f} {does} {opening}",
        f"vr {f} {does} {rivals}",
        f"f {f} {pos}",
        f"f {f} {cue_bucket}",
        f"fl {f} {lemma}",
        f"fn {f} {size}",
        f"pn {pos} {size} {cue_bucket}",
        f"fo {f} {opening}",
        f"lo {lemma} {opening}",
        f"fb {f} {before}",
        f"fa {f} {after}",
        f"ba {before} {after}",
        f"fe {f} {at_start} {at_end}",
        f"fp {f} {grid.pos[first]} {grid.pos[last]}",
        f"fr {f} {rivals}",
        f"lr {lemma} {f} {rivals}",
        f"op {grid.tags[first]} {grid.tags[last]}",
    ]
    if kid >= 0:
        kl = grid.lemmas[kid]
        out += [
            f"kt {f} {grid.tags[kid]} {any(grid.deps[k] in SUBJECTS for k in grid.kids[kid])}",
            f"kl {f} {kl}",
            f"kk {f} {_kind(grid, kid)}",
        ]
        if grid.heads[kid] != cue:
            out.append(f"kh {f} {lemma} {grid.lemmas[grid.heads[kid]]}")
    out += _mark_features(grid, one, lemma, rank, at_start)
    return out


def _mark_features(grid: Grid, one: Candidate, lemma: str, rank: int, at_start: bool) -> list[str]:
    cue, family, _, first, last = one[:5]
    head, tail = grid.quoted[first], grid.quoted[last]
    if one.quote < 0:
        same = cue >= 0 and grid.quoted[cue] >= 0
        whole = head == tail != -1
        shape = "same" if same else "whole" if whole else f"{head >= 0}{tail >= 0}"
        return [f"m {family} {shape}", f"m {shape}", f"ml {lemma} {shape}"]
    line = grid.line[first]
    newline = first < 2 or grid.line[first - 2] != line
    opening, closing = grid.words[first], grid.words[last]
    n = len(grid)
    follows = grid.words[last + 2].lower() if last + 2 < n and grid.line[last + 2] == line else "$"
    precedes = grid.words[first - 2].lower() if not newline else "^"
    size = bucket(last - first + 1)
    point = closing if closing in (",", ".", "?", "!", "…", "...") else "w"
    out = [
        f"q {family} {size} {opening[:1].isupper()} {point}",
        f"qn {family} {newline} {follows == '$'} {size}",
        f"qp {family} {precedes}",
        f"qf {family} {follows}",
        f"qg {family} {point} {newline} {grid.pos[last + 2] if last + 2 < n else '$'}",
        f"qo {grid.pos[first]} {grid.pos[last]} {size}",
    ]
    if cue >= 0:
        gap = range(last + 1, cue) if cue > last else range(cue + 1, first)
        between = " ".join(grid.pos[i] for i in gap if grid.pos[i] != "SPACE")[:40]
        out += [
            f"qd {family} {bucket(len(gap))} {rank}",
            f"qb {family} {between}",
            f"ql {family} {lemma} {bucket(len(gap))}",
            f"qr {family} {rank} {grid.deps[cue]}",
            f"qs {family} {grid.sentence[cue] == grid.sentence[first if cue < first else last]} "
            f"{grid.line[cue] == line} {point} {rank}",
        ]
    return out


def quotation_features(grid: Grid, group: list[Candidate], names: dict[int, tuple[str, str]]) -> list[str]:
    """Of a quotation as such; `group`: alone and with each cue near it, `names`: how sure those are."""
    alone, first, last = group[0], group[0].first, group[0].last
    behind = next((one.cue for one in group[1:] if one.family == "q>"), -1)
    ahead = next((one.cue for one in group[1:] if one.family == "q<"), -1)
    line, n = grid.line[first], len(grid)
    newline = first < 2 or grid.line[first - 2] != line
    ends_line = last + 2 >= n or grid.line[last + 2] != line
    closing = grid.words[last]
    point = closing if closing in (",", ".", "?", "!", "…", "...") else "w"
    size = bucket(last - first + 1)
    capital = grid.words[first][:1].isupper()
    shape = f"{size} {capital} {point}"
    before = "^" if newline else grid.words[first - 2].lower()
    after = "$" if ends_line else grid.words[last + 2].lower()
    since, opened = _since_last(grid, alone)
    near = (_near_cue(grid, behind, behind - last, names), _near_cue(grid, ahead, first - ahead, names))
    parent = grid.heads[first] if not first <= grid.heads[first] <= last else -1
    return [
        f"Q {shape}",
        f"Qn {newline} {ends_line} {shape}",
        f"Qb {before} {point} {capital}",
        f"Qa {after} {point}",
        f"Qp {'' if newline else grid.pos[first - 2]} {grid.pos[last + 2] if not ends_line else ''} {shape}",
        f"Qs {since} {opened} {newline} {ends_line} {capital} {point}",
        f"Qz {since} {size} {near[0][1]} {near[1][1]}",
        f"Q> {near[0][0]} {point}",
        f"Q< {near[1][0]} {before}",
        f"Q>s {near[0][1]} {shape}",
        f"Q<s {near[1][1]} {shape} {before in ',:'}",
        f"Qo {grid.pos[first]} {grid.pos[last]} {size}",
        f"Qh {grid.deps[first]} {grid.pos[parent] if parent >= 0 else ''}",
        f"Qv {any(grid.tags[i] in FINITE for i in range(first, last + 1))} {size}",
        f"Qt {line == 0} {size}",
    ]


def _near_cue(grid: Grid, cue: int, gap: int, names: dict[int, tuple[str, str]]) -> tuple[str, str]:
    """Which cue and how far; how sure and how far."""
    if cue < 0:
        return "-", "-"
    far = bucket(gap, (2, 3, 5, 8))
    return f"{grid.lemmas[cue]} {far}", f"{names[cue][0]} {far}"


def _since_last(grid: Grid, one: Candidate) -> tuple[str, bool]:
    """Line breaks since the quotation before, and whether that was left open."""
    if not one.quote:
        return "none", False
    previous = grid.quotes[one.quote - 1]
    breaks = grid.text.count("\n", previous.span.end, min(one.start, previous.span.end + 2000))
    return ("far" if one.start - previous.span.end > 1000 else str(min(breaks, 3))), previous.open
