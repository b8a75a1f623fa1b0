"""/api/options and /healthz."""

from app import __version__
from app.numerics.activations import ACTIVATIONS
from app.numerics.losses import LOSSES
from app.numerics.methods import METHODS
from app.run import Run
from app.tables.settings import TrainingSettings


def test_the_options_are_what_the_tables_hold(client):
    options = client.get("/api/options").json()
    for name, table in ("activation", ACTIVATIONS), ("loss", LOSSES), ("method", METHODS):
        for told, (key, entry) in zip(options[name], table.items(), strict=True):
            assert (told["name"], told["label"], told["formula"]) == (key, entry.label, entry.formula)
        assert options["settings"][name]["enum"] == list(table)


def test_a_method_says_which_settings_are_its_own_and_what_it_costs(client):
    methods = {entry.pop("name"): entry for entry in client.get("/api/options").json()["method"]}
    assert methods["adam"]["parameters"] == {"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8}
    assert {name: entry["evaluations"] for name, entry in methods.items() if entry["evaluations"] != 2} == {
        "newton": 3,
        "random_search": 1,
        "grid_search": 1,
    }
    assert [name for name, entry in methods.items() if entry["searches"]] == ["random_search", "grid_search"]
    assert [name for name, entry in methods.items() if entry["draws"]] == ["random_search"]
    assert [name for name, entry in methods.items() if not entry["batches"]] == [
        "newton",
        "random_search",
        "grid_search",
    ]
    assert methods["newton"]["kinds"] == ["newton", "shortened", "gradient"]


def test_a_loss_says_what_it_goes_with(client):
    losses = client.get("/api/options").json()["loss"]
    assert {entry["name"]: (entry["activations"], entry["targets"]) for entry in losses} == {
        "squared_error": ([], [None, None]),
        "cross_entropy": (["sigmoid"], [0, 1]),
    }


def test_every_setting_has_its_default_and_its_range(client):
    options = client.get("/api/options").json()
    for told, defaults in (options["settings"], Run()), (options["training"], TrainingSettings()):
        assert {name: setting["default"] for name, setting in told.items()} == defaults.settings()
    assert options["training"]["test_share"]["maximum"] == 0.9
    assert "newton" not in options["training"]["method"]["enum"]
    settings = options["settings"]
    assert (settings["learning_rate"]["exclusiveMinimum"], settings["learning_rate"]["maximum"]) == (0, 1000)
    assert (settings["max_steps"]["minimum"], settings["max_steps"]["maximum"]) == (1, 100_000)
    assert (settings["point"]["minItems"], settings["point"]["maxItems"]) == (1, 50)


def test_the_server_says_that_it_is_well(client):
    assert client.get("/healthz").json() == {"status": "ok", "version": __version__}
