"""Serves the face without a database: real templates, real static files, real policy headers."""

import mimetypes
import re
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from socketserver import ThreadingMixIn
from uuid import uuid4
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from csp.middleware import CSPMiddleware
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.test import RequestFactory
from django.utils import translation

from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission, Scope
from lykta.web.views.gallery import gallery

ACTOR = Actor(
    person=uuid4(),
    name="Anna Påhittad",
    assignment=uuid4(),
    authority=uuid4(),
    unit=uuid4(),
    role="social_worker",
    grants=dict.fromkeys(Permission, Scope.UNIT),
)


class FaceServer:
    """`url("/komponenter")`; `posted` holds what forms and scripts have sent: (path, body)."""

    def __init__(self) -> None:
        self.posted: list[tuple[str, str]] = []
        self.answers: dict[str, Callable[[HttpRequest], HttpResponse]] = {
            "/komponenter": gallery,
            "/publik": lambda request: render(request, "web/gallery_public.html"),
            "/logga-in": lambda request: render(request, "web/sign_in.html"),
            "/visa": lambda request: JsonResponse({"value": "Exempla Påhittsdotter"}),
            "/utkast": lambda request: JsonResponse({"at": "10.42"}),
            "/kvar": lambda request: HttpResponse(status=204),
            "/ute": lambda request: HttpResponse("<title>Väder</title><p>Sol.", status=200),
        }
        self._server = make_server(
            "127.0.0.1", 0, self._answer, server_class=_Quiet, handler_class=_Silent
        )
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()

    def stop(self) -> None:
        """Stop answering and free the port."""
        self._server.shutdown()
        self._server.server_close()

    def url(self, path: str) -> str:
        """The full address of a path."""
        return f"http://localhost:{self._server.server_port}{path}"

    def _answer(self, environ: dict[str, object], start: Callable[..., object]) -> Iterable[bytes]:
        path = str(environ["PATH_INFO"])
        if path.startswith("/static/"):
            return _file(path.removeprefix("/static/"), start)
        response = self._respond(environ, path)
        start(f"{response.status_code} Answer", [(k, v) for k, v in response.items()])
        return [response.content]

    def _respond(self, environ: dict[str, object], path: str) -> HttpResponse:
        method = str(environ["REQUEST_METHOD"])
        if method == "POST":
            size = int(str(environ.get("CONTENT_LENGTH") or 0))
            body = environ["wsgi.input"].read(size)  # type: ignore[attr-defined]
            self.posted.append((path, body.decode("utf-8", "replace")))
        request = RequestFactory().generic(method, path, QUERY_STRING=str(environ["QUERY_STRING"]))
        vars(request).update(actor=ACTOR, assignment_name="Socialsekreterare, Nexus")
        with translation.override("sv"):
            response = CSPMiddleware(self._page(path))(request)
        assert isinstance(response, HttpResponse)
        return response

    def _page(self, path: str) -> Callable[[HttpRequest], HttpResponse]:
        if problem := re.fullmatch(r"/problem/(\d+)", path):
            status = int(problem[1])
            values = {"status": status, "reason": "", "id": "K7-2M", "path": path}
            values["kept"] = [("text", "Hon ringde i natt.")] if status == 409 else []
            return lambda request: render(request, "web/problem.html", values, status=status)
        return self.answers.get(path, lambda request: HttpResponse("?", status=404))


def _file(name: str, start: Callable[..., object]) -> list[bytes]:
    path = finders.find(name)
    if not isinstance(path, str):
        start("404 Not Found", [])
        return [b""]
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    start("200 OK", [("Content-Type", "text/javascript" if path.endswith(".js") else kind)])
    return [Path(path).read_bytes()]


class _Quiet(ThreadingMixIn, WSGIServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hangs up is no fault."""


class _Silent(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""
