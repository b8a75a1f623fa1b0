"""/api/trajectory.py: a file to keep and run."""

import pytest

from app import __version__
from app.run import Run
from app.script import script


def test_the_script_comes_as_a_file(client):
    answer = client.get("/api/trajectory.py?learning_rate=10")
    assert answer.headers["content-type"] == "text/x-python; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="descent.py"'
    assert answer.text == script(Run(learning_rate=10), __version__)


@pytest.mark.parametrize("path", ["/api/trajectory.py?w=1", "/api/trajectory.csv?w=1"])
def test_the_script_that_is_known_is_not_sent_again(client, path):
    tag = client.get(path).headers["etag"]
    assert client.get(path, headers={"If-None-Match": tag}).status_code == 304
    assert tag != client.get("/api/trajectory.py").headers["etag"]


def test_a_refused_run_has_no_script(client):
    answer = client.get("/api/trajectory.py?w=x")
    assert (answer.status_code, list(answer.json())) == (422, ["detail"])
