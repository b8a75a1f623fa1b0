"""Expressions: read as mathematics has them, refused in words, and never run."""

import math
import warnings
from time import thread_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.numerics.expression import MOST_NODES, parse
from app.numerics.graph import Undefined, derive
from app.numerics.tokens import FUNCTIONS, LONGEST, Unreadable
from tests.corpus import EXPRESSIONS

VALUES = {"a": 5.0, "b": -3.0, "c": 0.5}
PYTHON = {"exp": math.exp, "log": math.log, "tanh": math.tanh, **VALUES}

numbers = st.sampled_from(["0.", "1.", "2.5", ".25", "3e-1", "1E2", "7.e+0"])
written = st.recursive(
    numbers | st.sampled_from([*VALUES]),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["+", " - ", "*", " / ", "**", " ** -"]), inner).map("".join),
        st.tuples(st.sampled_from(["-", "+", "- -"]), inner).map("".join),
        inner.map("({})".format),
        st.tuples(st.sampled_from(["exp(", "log (", "tanh( "]), inner).map(lambda both: f"{''.join(both)})"),
    ),
    max_leaves=12,
)


def value(text):
    return derive(parse(text), VALUES).values[-1]


def python(text):
    """Return what Python makes of it; None where it has no real and finite value."""
    try:
        result = eval(text, {"__builtins__": {}}, PYTHON)
    except (ArithmeticError, ValueError, TypeError):  # a complex number has no exp
        return None
    return result if isinstance(result, float) and math.isfinite(result) else None


@given(text=written)
def test_an_expression_has_the_value_python_gives_it(text):
    try:
        ours = value(text)
    except Undefined:
        ours = None
    theirs = python(text)
    if ours is None or theirs is None:
        # Python goes on with an infinity or a complex number, and may come back: exp(-1e999) is 0
        assert ours is None
    else:
        assert ours == pytest.approx(theirs, rel=1e-12, abs=1e-300)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("3 * (a + b * c)", 10.5),
        ("-a**2", -25),
        ("(-a)**2", 25),
        ("2**-1", 0.5),
        ("2**3**2", 512),
        ("2 ** -a ** 2 * 4", 4 * 2**-25),
        ("a - b - c", 7.5),
        ("a / b / c", 5 / -3 / 0.5),
        ("--a + +a", 10),
        ("relu(b) + relu(a)", 5),
        ("sigmoid(0)*tanh\n(0)", 0),
        ("log(a)**2", math.log(5) ** 2),
        ("-exp(0)", -1),
        ("\t.5 + 1. + 1e-1 + 1E+1\r\n", 11.6),
        ("007", 7),
        ("1e-999", 0),
        ("9" * 100, 1e100),
        ("(" * 400 + "a" + ")" * 400, 5),
        ("+" * 999 + "a", 5),
        ("-" * 198 + "a", 5),
    ],
)
def test_signs_powers_and_parentheses_mean_what_they_mean_in_mathematics(text, result):
    assert value(text) == pytest.approx(result, rel=1e-15)


@pytest.mark.parametrize("name", ["lambda", "if", "None", "eval", "e", "A_1", "a" * 50])
def test_a_word_of_python_is_a_name_like_any_other(name):
    assert derive(parse(f"2 * {name}"), {name: 4.0}).values[-1] == 8


def test_what_is_written_twice_is_one_node():
    graph = parse("sigmoid(w * x) * (1 - sigmoid(w*x)) + 1.0 - 1")
    assert [node.label for node in graph] == ["w", "x", "*", "sigmoid", "1", "-", "*", "+", "-"]
    assert len(parse("w * x + x * w")) == 5  # written otherwise


def test_a_node_knows_its_column():
    columns = {node.label: node.column for node in parse("3 * (a + log( b ))")}
    assert columns == {"3": 1, "*": 3, "a": 6, "+": 8, "log": 10, "b": 15}


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        ("", 1, "The expression is empty; write one at column 1, such as 3 * (a + b * c)."),
        (" \t ", 1, "The expression is empty"),
        ("a +", 4, "A number, a name or a parenthesis is missing at the end, column 4."),
        ("a + * b", 5, "A number, a name or a parenthesis is missing before * at column 5."),
        ("()", 2, "A number, a name or a parenthesis is missing before ) at column 2."),
        ("log()", 5, "A number, a name or a parenthesis is missing before ) at column 5."),
        ("3a", 2, "An operator is missing before a at column 2; for a product write *."),
        ("3 (a)", 3, "An operator is missing before ( at column 3; for a product write *."),
        ("(a)(b)", 4, "An operator is missing before ( at column 4; for a product write *."),
        ("a log(b)", 3, "An operator is missing before log at column 3; for a product write *."),
        ("1.2.3", 4, "An operator is missing before .3 at column 4"),
        ("0x10", 2, "An operator is missing before x10 at column 2"),
        ("a(b)", 1, "a at column 1 is no function here, only exp, log, sigmoid, tanh, relu are; "),
        ("2 * log + 1", 5, "log at column 5 is a function; write log(…)."),
        ("2 * (a", 5, "( at column 5 is never closed; write ) where it ends."),
        ("((a)", 1, "( at column 1 is never closed"),
        ("a) + 1", 2, ") at column 2 closes no parenthesis; leave it out."),
        ("a^2", 2, "^ at column 2 cannot be read: write ** instead."),
        ("a − b", 3, "− (U+2212) at column 3 cannot be read: write - instead."),
        ("a × b", 3, "× (U+00D7) at column 3 cannot be read: write * instead."),
        ("a²", 2, "² (U+00B2) at column 2 cannot be read: write **2 instead."),
        ("[a]", 1, "[ at column 1 cannot be read: write ( instead."),
        ("0,5", 2, ", at column 2 cannot be read: write . instead."),
        ("а + 1", 1, "а (U+0430) at column 1 cannot be read: there are numbers, names of the letters a"),
        ("a\0", 2, "U+0000 at column 2 cannot be read"),
        ("a\u00a0+ 1", 2, "U+00A0 at column 2 cannot be read"),
        ("٣", 1, "٣ (U+0663) at column 1 cannot be read"),
        ("1_000", 2, "_ at column 2 cannot be read"),
        ("1 + 1e999", 5, "The number at column 5 is larger than any that fits here (1.8e308)."),
        ("1 + " + "9" * 101, 5, "The number at column 5 is longer than 100 characters."),
        ("1 + " + "a" * 51, 5, "The name at column 5 is longer than 50 characters."),
        ("a" * 51 + "(1)", 1, "The name at column 1 is longer than 50 characters."),
        ("a" * 1001, 1001, f"The expression has 1001 characters; column {LONGEST} is the last"),
        ("-" * 201 + "a", 2, "At column 2 the expression goes beyond 200 nodes; make it shorter."),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_column_and_the_remedy(text, column, words):
    with pytest.raises(Unreadable) as refused:
        parse(text)
    assert str(refused.value).startswith(words)
    assert refused.value.column == column
    assert f"column {min(column, LONGEST)}" in str(refused.value)


def test_so_many_nodes_are_read_and_no_more():
    assert len(parse("-" * (MOST_NODES - 1) + "a")) == MOST_NODES
    with pytest.raises(Unreadable):
        parse("-" * MOST_NODES + "a")


@given(text=st.text("ab01.e+-*/() ,^logxp", max_size=40) | st.text(max_size=40))
def test_any_text_is_a_graph_or_a_sentence(text):
    try:
        graph = parse(text)
    except Unreadable as refused:
        column, words = refused.column, str(refused)
    else:
        column, words = 1, "."
        for place, node in enumerate(graph):
            assert all(0 <= argument < place for argument in node.arguments)
    assert 1 <= column <= len(text) + 1
    assert words.endswith(".")


def cost(text):
    """Return the processor time that reading and deriving takes, in seconds."""
    begun = thread_time()
    try:
        graph = parse(text)
        derive(graph, dict.fromkeys((node.label for node in graph), 2.0))
    except (Unreadable, Undefined):
        pass
    return thread_time() - begun


def test_a_hostile_expression_costs_next_to_nothing_and_warns_of_nothing():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        costs = {text: min(cost(text) for _ in range(3)) for text in EXPRESSIONS}
    assert {text[:80]: time for text, time in costs.items() if time > 0.05} == {}


def test_the_functions_are_those_that_are_documented():
    assert FUNCTIONS == ("exp", "log", "sigmoid", "tanh", "relu")
