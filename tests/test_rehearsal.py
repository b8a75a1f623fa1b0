from pathlib import Path
from runpy import run_path

REHEARSAL = Path(__file__).parent.parent / ".ci" / "rehearsal.py"


def test_an_image_is_made_only_of_a_server_that_answers_everything(server):
    rehearsed = run_path(str(REHEARSAL))["rehearse"](f"{server.url}/")
    assert rehearsed > 40
