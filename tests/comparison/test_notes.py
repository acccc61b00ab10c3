"""What a reader must know of the inputs, each said once."""

from __future__ import annotations

from dataclasses import replace

from telling import telling

from tellings.comparison.notes import find_notes

STORIES = (
    "The river Tesna flooded the market town and swept away houses, bridges and boats.",
    "The captain scored twice as Norvik won the cup final against a tired side on penalties.",
    "A court in Tavenor fined the bakery for selling stale loaves as fresh bread.",
    "Astronomers watched a comet cross the northern sky for three nights running.",
    "Miners found silver beneath the old monastery garden after a decade of digging.",
    "The opera house reopens with a singer who lost her voice and found another.",
)


def test_of_many_stories_the_largest_are_named():
    counts = (3, 2, 4, 2, 2, 2)
    forced = [
        telling(f"{i}{k}" * 2, f"{text} Again {k}.")
        for i, (text, count) in enumerate(zip(STORIES, counts, strict=True))
        for k in range(count)
    ]
    (note,) = find_notes(forced)
    assert note.startswith("these look like 6 stories (4, 3, 2, 2 accounts, and 2 more):")


def test_that_articles_are_in_another_language_is_said_once():
    def foreign(id_, language, note):
        one = telling(id_, STORIES[0])
        return replace(one, article=replace(one.article, language=language), sentences=(), note=note)

    dossiers = [
        foreign("aaaa", "fr", "findings are English only; this article is in French"),
        foreign("bbbb", "fr", "findings are English only; this article is in French"),
        foreign("cccc", "en-GB", "a table was not read"),
    ]
    assert find_notes(dossiers) == ("2 articles are in French: findings are English only", "a table was not read")
