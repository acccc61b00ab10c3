"""Descriptions -> parties: actors that are called by what they are ("the bus driver", "Iranian-backed militias")."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from heapq import nlargest
from operator import itemgetter

from spacy.tokens import Doc, Token

from tellings.findings.sightings import Party, Sighting
from tellings.model import NameKind, Span
from tellings.text.words import words

ROLES = words("en", "roles")
PEOPLE = frozenset(ROLES["person"].split())
GROUPS = frozenset(ROLES["group"].split())
BODIES = frozenset(ROLES["organisation"].split())
PLACES = frozenset(ROLES["place"].split())
GATHERINGS = frozenset(ROLES["gatherings"].split())
RANKS = frozenset(ROLES["ranks"].split())
STAND_INS = {kind: frozenset(line.split()) for kind, line in ROLES["stand_ins"].items()}
ENDINGS = tuple(ROLES["endings"])
BEFORE = ("compound", "amod", "nmod", "nummod", "poss", "quantmod", "advmod", "npadvmod", "punct", "case")
DEFINITE = frozenset(("the", "this", "that", "these", "those"))
CLEAR = 2  # times as often as the next person must one be named to be what the text is about
MOST_NAMED = 30  # of a kind in a text that is about one of them; further ones are not counted
LONGEST = 14  # tokens of what a gathering is of
WH = ("WP", "WDT", "WRB", "WP$")
NEAR = 12  # parties of one role that a description is compared with, latest first


def join_descriptions(doc: Doc, parties: list[Party], *, headline: bool) -> list[Party]:
    """The parties, with descriptions added to those they fit, and a new party for each of the others."""
    scene = _Scene(parties, headline=headline)
    inside = {t for p in parties for s in p.sightings if s.headline is headline for t in _tokens(doc, s)}
    for head, kind in _heads(doc, inside):
        sighting = _sighting(doc, head, kind, headline=headline)
        party = scene.beside(head) or scene.spoken_of(sighting)
        if party is None:
            party = Party(kind)
            scene.parties.append(party)
        scene.add(party, sighting)
    return scene.parties


class _Scene:
    """Who has been spoken of, by head word and by role."""

    def __init__(self, parties: list[Party], *, headline: bool) -> None:
        self.parties = list(parties)
        self.by_head = {s.head.i: p for p in parties for s in p.sightings if s.headline is headline}
        self.by_role: dict[str, deque[Party]] = defaultdict(lambda: deque(maxlen=NEAR))
        self.names = sorted(
            ((s.head.i, p) for p in parties for s in p.sightings if s.headline is headline), key=itemgetter(0)
        )
        self.read = 0  # how many of `names` stand before the description at hand
        self.named: dict[NameKind, dict[int, Party]] = defaultdict(dict)
        self.seen: Counter[int] = Counter()  # by id(party): times spoken of so far
        for party in parties:
            for role in party.roles:
                self.by_role[role.split()[-1]].append(party)

    def add(self, party: Party, sighting: Sighting) -> None:
        party.add(sighting)
        party.roles.add(_role(sighting))
        self.by_head[sighting.head.i] = party
        self.seen[id(party)] += 1
        if party not in self.by_role[sighting.key]:
            self.by_role[sighting.key].append(party)

    def beside(self, head: Token) -> Party | None:
        """The name in apposition or predicate: "Marta Ruiz, the driver", "driver Marta Ruiz", "Ruiz is a driver"."""
        if head.dep_ == "appos":
            return self._one_person(self.by_head.get(head.head.i), head)
        if head.dep_ == "attr" and head.head.lemma_ == "be" and not any(t.dep_ == "neg" for t in head.head.children):
            subject = next((t.i for t in head.head.lefts if t.dep_ == "nsubj"), -1)
            return self._one_person(self.by_head.get(subject), head)
        return next((self._one_person(self.by_head.get(t.i), head) for t in head.rights if t.dep_ == "appos"), None)

    def _one_person(self, party: Party | None, head: Token) -> Party | None:
        """No plural for one person, and no person for a body."""
        if party is None or (party.kind == "person") != (_kind(head) == "person"):
            return None
        return party

    def spoken_of(self, sighting: Sighting) -> Party | None:
        """An earlier party that this can mean: of that role, or described with the same head."""
        determiners = {t.tag_: t.lower_ for t in sighting.head.lefts if t.tag_ in ("DT", "CD", "PRP$")}
        bare_plural = sighting.kind == "group" and not determiners
        if not DEFINITE & set(determiners.values()) and not bare_plural and not sighting.headline:
            return None
        self._read_to(sighting.head.i)
        fitting = [p for p in self.by_role[sighting.key] if p.kind == sighting.kind and _compatible(sighting, p)]
        return max(fitting, key=lambda p: self.seen[id(p)], default=None) or self._stood_for(sighting)

    def _stood_for(self, sighting: Sighting) -> Party | None:
        """Whom the text is about, for "the actress", "the company": one named far more often than all others."""
        plural = sighting.head.tag_ in ("NNS", "NNPS")
        if plural or sighting.headline or sighting.key not in STAND_INS.get(sighting.kind, ()):
            return None
        rivals = nlargest(2, self.named[sighting.kind].values(), key=lambda p: self.seen[id(p)])
        clear = len(rivals) == 1 or (rivals and self.seen[id(rivals[0])] >= CLEAR * self.seen[id(rivals[1])])
        return rivals[0] if clear else None

    def _read_to(self, place: int) -> None:
        while self.read < len(self.names) and self.names[self.read][0] < place:
            party = self.names[self.read][1]
            self.seen[id(party)] += 1
            if len(self.named[party.kind]) < MOST_NAMED:
                self.named[party.kind][id(party)] = party
            self.read += 1


def _role(sighting: Sighting) -> str:
    """The head with its rank: "vice president"."""
    ranks = [w for w in sighting.text.casefold().split()[:-1] if w in RANKS]
    return " ".join((*ranks, sighting.key))


def _compatible(sighting: Sighting, party: Party) -> bool:
    """The same rank, and no modifier that the other lacks, unless the party is named."""
    if _role(sighting) not in party.roles:
        return False
    mine = set(sighting.text.casefold().split()[:-1])
    if not mine or party.keys:
        return True
    return any(mine <= set(s.text.casefold().split()) for s in party.sightings[:NEAR] if s.form == "description")


def _tokens(doc: Doc, sighting: Sighting) -> range:
    words_ = doc.char_span(sighting.span.start, sighting.span.end, alignment_mode="expand")
    return range(words_.start, words_.end) if words_ is not None else range(0)


# ---- finding --------------------------------------------------------------------------------------
def _heads(doc: Doc, inside: set[int]) -> Iterator[tuple[Token, NameKind]]:
    """Nouns that can stand for an actor, in text order."""
    for token in doc:
        if token.i in inside or token.pos_ not in ("NOUN", "PROPN") or token.dep_ in ("compound", "amod", "nmod"):
            continue
        if kind := _kind(token):
            yield token, kind


def _kind(token: Token) -> NameKind | None:
    lemma = token.lemma_.lower()
    plural = token.tag_ in ("NNS", "NNPS")
    if lemma in GATHERINGS and _of_people(token):
        return "group"
    if lemma in PEOPLE or lemma.endswith(ENDINGS):
        return "group" if plural else "person"
    if lemma in GROUPS or token.lower_ in GROUPS:
        return "group"
    if lemma in BODIES:
        return "organisation"
    return "place" if lemma in PLACES else None


def _of_people(token: Token) -> bool:
    return any(c.lower_ == "of" and any(_kind(o) for o in c.children if o.pos_ == "NOUN") for c in token.children)


def _sighting(doc: Doc, head: Token, kind: NameKind, *, headline: bool) -> Sighting:
    start, end = _stretch(head)
    words_ = doc[start:end]
    return Sighting(
        span=Span(words_.start_char, words_.end_char),
        form="description",
        kind=kind,
        key=head.lemma_.lower(),
        text=words_.text,
        head=head,
        headline=headline,
    )


def _stretch(head: Token) -> tuple[int, int]:
    """The noun with the words before it that describe it; a gathering with what it is of."""
    start = head.i
    left = {t.i for t in head.lefts if t.dep_ in BEFORE for t in t.subtree}
    while start - 1 in left and head.doc[start - 1].tag_ not in ("DT", "PDT", "PRP$", "WDT", "WP$"):
        start -= 1
    while start < head.i and (head.doc[start].is_punct or head.doc[start].is_space or head.doc[start].tag_ == "POS"):
        start += 1
    gathering = head.lemma_.lower() in GATHERINGS
    of = next((c for c in head.rights if c.lower_ == "of"), None) if gathering else None
    return start, _end_of(of) if of is not None else head.i + 1


def _end_of(of: Token) -> int:
    """Behind the last noun of "of Bay, Hill and Lake employees", before whatever is told of them."""
    end = of.i
    below = {t.i for t in of.subtree}
    for i in range(of.i + 1, min(of.i + LONGEST, len(of.doc))):
        token = of.doc[i]
        another = end > of.i and token.tag_ in ("DT", "PRP$")
        if i not in below or another or token.pos_ in ("ADP", "VERB", "AUX", "SCONJ") or token.tag_ in WH:
            break
        if token.pos_ in ("NOUN", "PROPN"):
            end = i + 1
    return end
