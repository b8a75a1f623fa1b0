"""The run as a Python script that needs nothing else."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from app import __version__
from app.api.document import NOT_MODIFIED, document
from app.run import Run
from app.script import script

router = APIRouter(tags=["trajectory"])


@router.get(
    "/trajectory.py",
    summary="A whole run as a Python script",
    response_class=Response,
    responses={
        200: {
            "description": "A script for the standard library alone, as a file to keep",
            "content": {"text/x-python": {"schema": {"type": "string"}, "example": "import math\n"}},
        },
        **NOT_MODIFIED,
    },
)
def get_script(request: Request, query: Annotated[Run, Query()]) -> Response:
    """Return a script that computes the run with the server's own functions and prints it as CSV.

    For instance `/api/trajectory.py?learning_rate=10&max_steps=100`.
    """
    answer = document(request, query, "text/x-python", lambda: [script(query, __version__).encode()])
    answer.headers["Content-Disposition"] = 'attachment; filename="descent.py"'
    return answer
