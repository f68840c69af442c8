"""Can this installation serve? Asked by the launcher, a proxy or a monitor."""

from django.db import DatabaseError, connections
from django.http import HttpRequest, HttpResponse, JsonResponse

from lykta.pages.gates import public


@public
def health(request: HttpRequest) -> HttpResponse:
    """Answer 200 when the database answers this process, else 503. Tells nothing else."""
    try:
        with connections["public"].cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "unavailable"}, status=503)
    return JsonResponse({"status": "ok"})
