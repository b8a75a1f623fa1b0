"""Bringing tables: what is in them, and a sentence with the row and the column for what is none."""

import httpx
import pytest

from app.config import Config
from app.main import create_app
from app.tables.made import MADE

CSV = {"Content-Type": "text/csv"}
FILE = b"age,height,label\n31,1.7,1\n25,,0\n47,1.8,0\n52,1.6,1\n"


def brought(client, file, **query):
    return client.post("/api/tables", params=query, content=file, headers=CSV)


def test_a_table_is_told_when_it_is_brought_and_later(client):
    answer = brought(client, FILE)
    assert answer.status_code == 201
    told = answer.json()
    assert told["rows"] == 4
    assert told["columns"] == [
        {"name": "age", "type": "number", "min": 25, "max": 52, "missing": 0},
        {"name": "height", "type": "number", "min": 1.6, "max": 1.8, "missing": 1},
        {"name": "label", "type": "number", "min": 0, "max": 1, "missing": 0},
    ]
    assert told["preview"][0] == ["31", "1.7", "1"]
    assert client.get(f"/api/tables/{told['id']}").json() == told
    assert brought(client, FILE).json()["id"] == told["id"]
    assert brought(client, FILE.replace(b"52", b"53")).json()["id"] != told["id"]


def test_whether_the_first_row_holds_names_can_be_said(client):
    assert brought(client, b"1,2\n3,4\n5,6\n", header="yes").json()["columns"][0]["name"] == "1"
    assert brought(client, b"1,2\n3,4\n5,6\n").json()["rows"] == 3
    (refusal,) = brought(client, FILE, header="perhaps").json()["detail"]
    assert refusal["msg"] == "header must be yes or no; leave it out to have it found out."


@pytest.mark.parametrize(
    ("file", "status", "loc", "words"),
    [
        (b"", 422, ["body"], "The file is empty"),
        (b"x,y\n1,2\n3,four\n5,6\n", 422, ["body", 3, 2], "Row 3, column 2 (y): “four” is not a number"),
        (b"x,y\n1,2\n3\n", 422, ["body", 3], "Row 3 has one cell"),
        (b"x,<script>\n1,2\n3,=1+1\n5,6\n", 422, ["body", 3, 2], "Row 3, column 2 (<script>): “=1+1” is not"),
        (b"PK\x03\x04" + b"\x00" * 99, 422, ["body"], "This is a zip archive or a spreadsheet"),
        (b"1,2\n" * 1_500_000, 413, ["body"], "The body has more than 5000000 bytes, the most"),
    ],
    ids=["empty", "words", "ragged", "script", "zip", "6 MB"],
)
def test_a_wrong_file_is_refused_in_a_sentence_with_its_place(client, file, status, loc, words):
    answer = brought(client, file)
    assert answer.status_code == status
    (refusal,) = answer.json()["detail"]
    assert refusal["loc"] == loc
    assert refusal["msg"].startswith(words)


def test_what_is_not_sent_as_a_table_is_refused(client):
    answer = client.post("/api/tables", content=b"{}", headers={"Content-Type": "application/json"})
    assert answer.status_code == 422
    assert "Content-Type: text/csv" in answer.json()["detail"][0]["msg"]


@pytest.mark.parametrize(
    "path", ["/api/tables/nothing", "/api/training?table=nothing", "/api/training.csv?table="]
)
def test_a_table_that_is_not_here_is_told_in_words(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert (
        answer.json()["detail"][0]["msg"] == "This table is not here, or not any more; bring its file again."
    )


def test_the_tables_made_here_are_listed_and_what_others_brought_is_not(client):
    brought(client, FILE)
    listed = client.get("/api/tables").json()
    assert [entry["id"] for entry in listed] == [*MADE]
    for entry in listed:
        assert client.get(f"/api/tables/{entry['id']}").json()["rows"] >= 5


@pytest.mark.anyio
async def test_with_several_workers_tables_stay_away_in_words():
    one_of_two = httpx.ASGITransport(create_app(Config(workers=2, access_log=False)))
    async with httpx.AsyncClient(transport=one_of_two, base_url="http://two") as client:
        for answer in (
            await brought(client, FILE),
            await client.get("/api/tables/0123"),
            await client.get("/api/training?table=0123"),
            await client.get("/api/training/stream?table=0123"),
            await client.get("/api/training/rows?table=0123"),
            await client.get("/api/training/surface?table=0123"),
        ):
            assert answer.status_code == 409
            assert "start it with --workers 1" in answer.json()["detail"][0]["msg"]
        assert (await client.get("/api/training?table=ring&max_steps=1")).status_code == 200
