"""A person's judgement -> the library: merge, split, move, rename, note; every act listed and undoable."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tellings.errors import TellingsError
from tellings.library import Library
from tellings.web.render import number, page
from tellings.web.room import library_of

PAGE = 50  # acts
UNSIGNED = "the reader at this computer"  # where nobody has to log in


def desk(request: Request) -> Response:
    library = library_of(request)
    story, start = request.query_params.get("story"), number(request, "start")
    acts = [j for j in library.judgements() if not story or story in {s for s, _ in j.stories}][::-1]
    shown = acts[start : start + PAGE]
    touched = dict.fromkeys(one for j in shown for one, _ in j.stories)
    after = start + PAGE if len(acts) > start + PAGE else None
    return page(request, "desk.html", acts=shown, story=story, titles=_titles(library, touched), after=after)


def _titles(library: Library, stories: Iterable[str]) -> dict[str, str]:
    """What each is called today; one that was merged, as the story that took its place."""
    found = {one: library.store.stories.find(library.resolve(one) or "") for one in stories}
    return {one: standing.title for one, standing in found.items() if standing}


async def act(request: Request) -> Response:
    """One judgement, then the page of the story that it concerns."""
    from starlette.concurrency import run_in_threadpool

    form = await request.form(max_files=0, max_fields=2000)
    work = ACTS[request.path_params["act"]]
    return await run_in_threadpool(_judge, request, work, form)


Work = Callable[[Library, FormData, str, str], str]


def _judge(request: Request, work: Work, form: FormData) -> Response:
    who = request.state.who or UNSIGNED
    try:
        story = work(library_of(request), form, who, _text(form, "why"))
    except TellingsError as error:
        return page(request, "mistake.html", 422, message=error.message, hint=error.hint)
    return RedirectResponse(f"/stories/{story}" if story else "/desk", 303)


def _text(form: FormData, name: str) -> str:
    value = form.get(name, "")
    return value.strip()[:4000] if isinstance(value, str) else ""


def _story(form: FormData, name: str) -> str:
    return story_named(_text(form, name))


def story_named(words: str) -> str:
    """A story's id, where its id or its address in this room was given."""
    return words.rstrip("/").rsplit("/", 1)[-1]


def _merge(library: Library, form: FormData, who: str, why: str) -> str:
    library.merge([_story(form, "a"), _story(form, "b")], who=who, why=why)
    return library.resolve(_story(form, "a")) or ""


def _split(library: Library, form: FormData, who: str, why: str) -> str:
    articles = [a for a in form.getlist("article") if isinstance(a, str)]
    library.split(_story(form, "story"), articles, who=who, why=why)
    return library.resolve(_story(form, "story")) or ""


def _move(library: Library, form: FormData, who: str, why: str) -> str:
    there = _story(form, "story") or _story(form, "b")  # where it was chosen in the form that also merges
    library.move(_text(form, "article"), there, who=who, why=why)
    return library.resolve(there) or ""


def _rename(library: Library, form: FormData, who: str, why: str) -> str:
    library.rename(_story(form, "story"), _text(form, "title"), who=who, why=why)
    return _story(form, "story")


def _note(library: Library, form: FormData, who: str, why: str) -> str:
    library.note(_story(form, "story"), _text(form, "text"), who=who, why=why)
    return _story(form, "story")


def _undo(library: Library, form: FormData, who: str, why: str) -> str:
    library.undo(_text(form, "judgement"), who=who, why=why)
    return ""


ACTS: dict[str, Work] = {
    "merge": _merge,
    "split": _split,
    "move": _move,
    "rename": _rename,
    "note": _note,
    "undo": _undo,
}
