"""Reading a file: every shape a table comes in, and a sentence for every file that is none."""

import io
import zipfile

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.tables.reading import read
from app.tables.records import LARGEST_FILE, Unreadable

PLAIN = "x,y,label\n1,2,0\n3,4.5,1\n-1e3,.5,0\n"
VALUES = [[1, 2, 0], [3, 4.5, 1], [-1000, 0.5, 0]]


def refused(file, header=None):
    """Return the sentence for a file that is no table."""
    with pytest.raises(Unreadable) as caught:
        read(file if isinstance(file, bytes) else file.encode(), header)
    assert str(caught.value).endswith(".")
    assert str(caught.value).replace("\u202f", "").isprintable()
    return str(caught.value)


@pytest.mark.parametrize(
    "file",
    [
        PLAIN.encode(),
        PLAIN.replace(",", ";").replace(".", ",").encode(),
        PLAIN.replace(",", "\t").encode(),
        PLAIN.replace("\n", "\r\n").encode(),
        PLAIN.replace("\n", "\r").encode(),
        b"\xef\xbb\xbf" + PLAIN.encode(),
        PLAIN.encode("utf-16"),
        PLAIN.strip().encode(),
        b"\n\n" + PLAIN.replace("\n", "\n\n").encode() + b",,\n",
        b'"x","y","label"\n"1"," 2 ","0"\n3,4.5,1\n-1e3,.5,0\n',
        PLAIN.replace(",", "\u00a0,\u202f").encode(),
    ],
    ids=[
        *("comma", "semicolon", "tab", "CRLF", "CR", "BOM", "UTF-16", "no end", "blank lines", "quotes"),
        "spaces that do not break",
    ],
)
def test_a_table_is_the_same_however_it_is_written(file):
    table = read(file)
    assert table.names == ("x", "y", "label")
    assert table.values.tolist() == VALUES


def test_the_same_content_has_the_same_id_and_another_another():
    first = read(PLAIN.encode())
    assert first.id == read(PLAIN.encode()).id
    assert len(first.id) == 20
    others = [PLAIN.replace("4.5", "4.6"), PLAIN.replace("label", "class"), PLAIN + "1,2,0\n"]
    assert len({first.id, *(read(other.encode()).id for other in others)}) == 4


def test_without_names_the_columns_are_numbered_and_the_first_row_counts():
    table = read(b"1,2,0\n3,4,1\n")
    assert table.names == ("column 1", "column 2", "column 3")
    assert table.rows == 2
    assert read(b"1,2,0\n3,4,1\n5,6,1\n", header=True).names == ("1", "2", "0")
    assert refused("a,b\n1,2\n3,4\n", header=False).startswith(
        "Row 1, column 1 (column 1): “a” is not a number"
    )


def test_quoted_commas_and_line_ends_belong_to_their_cell():
    table = read(b'"last, first","two\nlines",y\n1,2,3\n4,5,6\n')
    assert table.names == ("last, first", "two lines", "y")


def test_missing_cells_are_counted_and_columns_of_words_are_told():
    table = read(b"name,age,label\nAnna,31,1\nBen,NA,0\nCleo,nan,0\nDan,,1\nEve,40,?\n")
    columns = {column["name"]: column for column in table.columns()}
    assert columns["name"] == {"name": "name", "type": "words", "min": None, "max": None, "missing": 0}
    assert columns["age"] == {"name": "age", "type": "number", "min": 31, "max": 40, "missing": 3}
    assert columns["label"]["missing"] == 1
    assert table.preview[0] == ("Anna", "31", "1")
    assert np.isnan(table.values[:, 0]).all()


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("", "The file is empty"),
        ("\n\n \n", "The file is empty"),
        ("x\n1\n2\n", "The first row has one cell; a table needs a target"),
        ("# from the lab\nx,y\n1,2\n", "The first row has one cell"),
        ("a,b\nc,d\ne,f\n", "No column of the file holds numbers"),
        ("x,y\n1,2\n3\n", "Row 3 has one cell, and the first row has 2; give each row as many."),
        ("x,y\n1,2\n3,4,5\n", "Row 3 has 3 cells, and the first row has 2"),
        ("x,y\n1,2\n3,inf\n", "Row 3, column 2 (y): “inf” is not a number between"),
        ("x,y\n1,2\n-1e999,3\n", "Row 3, column 1 (x): “-1e999” is not a number between"),
        ("x,y\n1,2\n3,four\n5,6\n", "Row 3, column 2 (y): “four” is not a number; correct it"),
        ("x,y\n1,2\n1_000,3\n5,6\n", "Row 3, column 1 (x): “1_000” is not a number"),
        ("x,y\n1,2\n٣,3\n5,6\n", "Row 3, column 1 (x): “٣” is not a number"),
        ("x,y\n1,2\n=1+1,3\n5,6\n", "Row 3, column 1 (x): “=1+1” is not a number"),
        (
            "x,y\n1,2\n=cmd|' /C calc'!A0,3\n5,6\n",
            "Row 3, column 1 (x): “=cmd|' /C calc'!A0” is not a number",
        ),
        (
            "x,y\n1,2\n<script>alert(1)</script>,3\n5,6\n",
            "Row 3, column 1 (x): “<script>alert(1)</script>” is",
        ),
        ("x,y\n1,2\n1\u202f234,3\n5,6\n", "Row 3, column 1 (x): “1 234” is not a number"),
        ("x,y\n1,2\na\x07b\u202e,3\n5,6\n", "Row 3, column 1 (x): “a�b�” is not a number"),
        (f"x,y\n1,2\n{'z' * 90},3\n5,6\n", f"Row 3, column 1 (x): “{'z' * 40}…” is not a number"),
        ("x,x\n1,2\n3,4\n", "Row 1: columns 1 and 2 are both called “x”"),
        ("x,y\x08\n1,2\n3,4\n", "Row 1, column 2: the name holds a character that cannot be seen"),
        (f"x,{'y' * 101}\n1,2\n3,4\n", "Row 1, column 2: the name has more than 100 characters"),
        ("x,y\n1,2\n", "The file has fewer than two rows of numbers"),
        (
            ",".join(map(str, range(10_000))) + "\n",
            "The file has 10\u202f000 columns; a table can have 100 at most.",
        ),
        ("x,y\n" + "1,2\n" * 20_001, "The file has more than 20\u202f000 rows"),
        ("x,y\n1,2\n3,4\n" * 450_000, "The file has more than 5\u202f000\u202f000 bytes"),
        ('x,y\n1,2\n"3,4\n', "Row 3 has a quote that is never closed"),
        ('x,y\n1,2\n"3"4,4\n', "Row 3 has a quote in the middle of a cell"),
        (f'x,y\n1,2\n"{"z" * 200_000}\n', "Row 3 has a cell that is far too long"),
        ('x,"y\nz"\n1,2\n\n3,four\n5,6\n', "Row 4, column 2 (y z): “four” is not a number"),
        ("id,2020\n1,2\n3,4\n", "Row 1, column 1 (column 1): “id” is not a number"),
        (b"\x00\x01\x02" * 50, "This is not a text file"),
        ("%PDF-1.4\n1,2\n", "This is a PDF, not CSV; open it and save the table as CSV (UTF-8)."),
        ("\n<!DOCTYPE html>\n<p>1,2\n", "This is a web page, not CSV"),
        ('[{"x": 1, "y": 2}]', "This is JSON, not CSV"),
        (b"\x81\x8d,\xff\n", "This is not a text file"),
        (b"\xff\xfe1", "This is not a text file"),
    ],
    ids=str,
)
def test_what_is_no_table_is_refused_in_a_sentence(file, words):
    assert refused(file).startswith(words)


def test_a_zip_archive_says_what_it_is():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    assert refused(file.getvalue()).startswith("This is a zip archive or a spreadsheet")


def test_where_names_were_not_taken_for_names_the_remedy_is_told():
    assert refused("id,2020\n1,2\n3,4\n").endswith("If the first row holds the names, say so.")
    assert "say so" not in refused("id,2020\n1,2\n3,4\n", header=False)
    assert "say so" not in refused("1,2\n3,four\n5,6\n")
    assert read(b"id,2020\n1,2\n3,4\n", header=True).names == ("id", "2020")


def test_a_row_that_says_what_separates_cells_is_none_of_the_table():
    table = read(b"sep=;\r\nx;y\r\n1,5;2\r\n3;4\r\n")
    assert (table.names, table.values.tolist()) == (("x", "y"), [[1.5, 2], [3, 4]])


def test_a_true_minus_is_one():
    assert read("x,y\n−1.5,2\n3,1e−4\n".encode()).values.tolist() == [[-1.5, 2], [3, 1e-4]]


def test_a_column_without_a_cell_is_told_to_be_empty():
    table = read(b"x,y,\n1,2,\n3,4,NA\n")
    assert [column["type"] for column in table.columns()] == ["number", "number", "empty"]
    assert table.numbers == [0, 1]


def test_what_windows_wrote_before_is_read():
    assert read("Größe;y\n1,5;2\n3;4\n".encode("cp1252")).names == ("Größe", "y")


def test_the_largest_table_is_read():
    row = ",".join(["0.5"] * 100)
    table = read(f"{row}\n".encode() * 12_000)
    assert table.values.shape == (12_000, 100)
    assert len(f"{row}\n") * 12_000 <= LARGEST_FILE


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.text(alphabet='0123456789,;.\t\n\r"-eE nax', max_size=200).map(str.encode),
        st.text(max_size=100).map(lambda text: text.encode("utf-8", "ignore")),
    )
)
def test_any_bytes_are_a_table_of_finite_numbers_or_refused_in_a_sentence(file):
    try:
        table = read(file)
    except Unreadable:
        refused(file)
        return
    assert table.rows >= 2
    assert 2 <= len(table.names) == table.values.shape[1]
    assert not np.isinf(table.values).any()
