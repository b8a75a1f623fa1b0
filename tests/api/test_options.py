"""/api/options and /healthz."""

from app import __version__
from app.numerics.activations import ACTIVATIONS
from app.numerics.losses import LOSSES
from app.numerics.optimizers import METHODS
from app.run import Run


def test_the_options_are_what_the_tables_hold(client):
    options = client.get("/api/options").json()
    for name, table in ("activation", ACTIVATIONS), ("loss", LOSSES), ("method", METHODS):
        assert options[name] == [
            {"name": key, "label": entry.label, "formula": entry.formula} for key, entry in table.items()
        ]
        assert options["settings"][name]["enum"] == list(table)


def test_every_setting_has_its_default_and_its_range(client):
    settings = client.get("/api/options").json()["settings"]
    assert {name: setting["default"] for name, setting in settings.items()} == Run().settings()
    assert (settings["learning_rate"]["exclusiveMinimum"], settings["learning_rate"]["maximum"]) == (0, 1000)
    assert (settings["max_steps"]["minimum"], settings["max_steps"]["maximum"]) == (1, 100_000)
    assert (settings["point"]["minItems"], settings["point"]["maxItems"]) == (1, 50)


def test_the_server_says_that_it_is_well(client):
    assert client.get("/healthz").json() == {"status": "ok", "version": __version__}
