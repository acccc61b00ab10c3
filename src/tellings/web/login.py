"""Token -> a cookie that this browser alone can show; good until the server is started again."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tellings.web.guard import COOKIE, cookie_of, find_account
from tellings.web.render import page
from tellings.web.room import room_of


def form_page(request: Request) -> Response:
    return page(request, "login.html", problem="", then=_inside(request.query_params.get("next", "/")))


async def log_in(request: Request) -> Response:
    form = await request.form(max_files=0, max_fields=4)
    token, then = form.get("token", ""), form.get("next", "/")
    settings = room_of(request).settings
    found = find_account(settings, token.strip()) if isinstance(token, str) else None
    if found is None:
        return page(request, "login.html", 403, problem="No account has this token.", then="/")
    answer = RedirectResponse(_inside(then if isinstance(then, str) else "/"), 303)
    answer.set_cookie(
        COOKIE, cookie_of(found, settings), httponly=True, samesite="strict", secure=request.url.scheme == "https"
    )
    return answer


async def log_out(request: Request) -> Response:
    answer = RedirectResponse("/login", 303)
    answer.delete_cookie(COOKIE)
    return answer


def _inside(address: str) -> str:
    """Only addresses of this room: "//elsewhere" and "/\\elsewhere" are other hosts."""
    return address if address.startswith("/") and address[1:2] not in ("/", "\\") else "/"
