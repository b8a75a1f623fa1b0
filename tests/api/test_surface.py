"""/api/surface and /api/figure: the loss over the window."""

import base64

import httpx
import numpy as np
import plotly.io
import pytest

from app.run import Run

QUERY = "w_min=-3&w_max=2&b_min=-1&b_max=4&resolution=6"


def test_the_surface_is_the_loss_with_rows_along_b(client):
    document = client.get(f"/api/surface?{QUERY}").json()
    w, b, loss = Run(w_min=-3, w_max=2, b_min=-1, b_max=4).surface(6)
    assert document == {"w": w.tolist(), "b": b.tolist(), "loss": loss.tolist()}
    assert document["w"] == pytest.approx([-3, -2, -1, 0, 1, 2])
    assert document["b"] == pytest.approx([-1, 0, 1, 2, 3, 4])


def test_the_default_resolution_is_121_and_the_highest_is_301(client):
    assert np.shape(client.get("/api/surface").json()["loss"]) == (121, 121)
    assert np.shape(client.get("/api/surface?resolution=301").json()["loss"]) == (301, 301)
    assert np.shape(client.get("/api/surface?resolution=2").json()["loss"]) == (2, 2)


def test_the_figure_opens_in_plotly_and_holds_the_surface(client):
    figure = plotly.io.from_json(client.get(f"/api/figure?{QUERY}").text)
    (surface,) = [trace for trace in figure.data if trace.type == "surface"]
    document = client.get(f"/api/surface?{QUERY}").json()
    packed = surface.z
    z = np.frombuffer(base64.b64decode(packed["bdata"]), packed["dtype"]).reshape(6, 6)
    assert z == pytest.approx(np.array(document["loss"]), abs=1e-5)


def test_a_deployment_may_allow_a_lower_resolution(serve):
    server = serve("--max-resolution", "61")
    with httpx.Client(base_url=server.url) as client:
        for path in ("/api/surface", "/api/figure"):
            answer = client.get(f"{path}?resolution=62")
            assert answer.status_code == 422
            words = "resolution must be a whole number from 2 to 61 on this server, such as 61."
            assert answer.json() == {"detail": [{"loc": ["query", "resolution"], "msg": words}]}
            assert client.get(f"{path}?resolution=61").status_code == 200
        assert np.shape(client.get("/api/surface").json()["loss"]) == (61, 61)
        assert client.get("/api/training/surface?resolution=62").json() == {
            "detail": [{"loc": ["query", "resolution"], "msg": words}]
        }
        assert np.shape(client.get("/api/training/surface?max_steps=5").json()["loss"]) == (61, 61)
