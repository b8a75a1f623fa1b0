"""The computation graph: its numbers, its derivatives, and what they say of every gradient done by hand."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.numerics.activations import ACTIVATIONS
from app.numerics.chain_rule import factors
from app.numerics.expression import parse
from app.numerics.graph import Edge, Node, Undefined, derive, names
from app.numerics.losses import LOSSES
from app.numerics.namespace import FLOATS
from app.numerics.neuron import neuron
from app.numerics.operations import OPERATIONS
from tests.numerics.kinds import KINDS, PAIRS, fitting
from tests.numerics.strategies import points, thetas

NEURON = "(w * x{k} + b)"
near = st.tuples(st.floats(-3, 3), st.floats(-2, 2))
"""Where 1 − σ still has some digits, as the log-loss that is written out needs."""
AS_WRITTEN = {
    "squared_error": "0.5 * ({f} - y{k}) ** 2",
    "cross_entropy": "-(y{k} * log({f}) + (1 - y{k}) * log(1 - {f}))",
}
"""Each loss of one point, with the prediction left open."""


def derived(text, **inputs):
    """Return the value, the derivative for each name, and everything else."""
    graph = parse(text)
    found = derive(graph, inputs)
    gradients = {name: found.gradients[place] for name, place in names(graph).items()}
    return found.values[-1], gradients, found


def by_label(text, **inputs):
    """Return (value, gradient) of the nodes; of two with one label the later."""
    graph, (_, _, found) = parse(text), derived(text, **inputs)
    return {node.label: numbers for node, *numbers in zip(graph, found.values, found.gradients, strict=True)}


def alone(name):
    """Return the graph of one operation on inputs p and q."""
    operation = OPERATIONS[name]
    count = len(operation.derivatives)
    return [
        *(Node(label) for label in "pq"[:count]),
        Node(operation.symbol, name, tuple(range(count))),
    ]


def test_the_source_s_graph_has_the_source_s_numbers():
    _, gradients, found = derived("3 * (a + b * c)", a=5.0, b=3.0, c=2.0)
    assert found.values == [3, 5, 3, 2, 6, 11, 33]  # …, u = bc, v = a + u, J = 3v
    assert found.gradients == [11, 3, 6, 9, 3, 3, 1]
    assert gradients == {"a": 3, "b": 6, "c": 9}
    assert found.edges == [
        *(Edge(2, 4, 2), Edge(3, 4, 3)),
        *(Edge(1, 5, 1), Edge(4, 5, 1)),
        *(Edge(0, 6, 11), Edge(5, 6, 3)),
    ]


def test_a_nudge_of_an_input_moves_the_result_by_its_derivative():
    assert derived("3 * v", v=11.001)[0] == pytest.approx(33.003, abs=1e-12)
    assert derived("b * c", b=3.001, c=2.0)[0] == pytest.approx(6.002, abs=1e-12)
    assert derived("3 * (a + b * c)", a=5.0, b=3.0, c=2.001)[0] == pytest.approx(33.009, abs=1e-12)


@pytest.mark.parametrize("name", OPERATIONS)
@given(p=st.floats(-6, 6), q=st.floats(-3, 3))
def test_every_local_derivative_is_a_central_difference(name, p, q):
    h = 1e-6
    assume(abs(p) > 0.01 and abs(q) > 0.01)  # relu and the division have no derivative at 0
    graph, inputs = alone(name), {"p": p, "q": q}
    if name in ("log", "power"):
        inputs["p"] = abs(p)
    found = derive(graph, inputs)
    for label, gradient in zip("pq", found.gradients[:-1], strict=False):
        up, down = (derive(graph, inputs | {label: inputs[label] + step}).values[-1] for step in (h, -h))
        assert gradient == pytest.approx((up - down) / (2 * h), rel=1e-5, abs=1e-6)


@pytest.mark.parametrize("name", OPERATIONS)
@given(p=st.floats(allow_nan=False, allow_infinity=False), q=st.floats(-400, 400))
def test_no_number_leaves_an_operation_that_is_not_finite(name, p, q):
    try:
        found = derive(alone(name), {"p": p, "q": q})
    except Undefined as refused:
        words = str(refused)
    else:
        words = ""
        derivatives = [*found.gradients, *(edge.derivative for edge in found.edges)]
        for number in [*found.values, *(each for each in derivatives if each is not None)]:
            assert math.isfinite(number)
            assert math.copysign(1, number) == 1 or number != 0  # no −0
    assert not words or "has no value: " in words
    assert "inf" not in words
    assert not words.endswith(": .")


@given(base=st.integers(-9, -1), exponent=st.integers(-6, 6))
def test_a_negative_base_has_whole_powers_and_no_derivative_for_the_exponent(base, exponent):
    value, gradients, _ = derived("p ** q", p=float(base), q=float(exponent))
    assert value == pytest.approx(base**exponent)
    assert gradients == {"p": pytest.approx(exponent * base ** (exponent - 1)), "q": None}


@pytest.mark.parametrize(
    ("exponent", "value", "by_base", "by_exponent"),
    [(2, 0, 0, 0), (1, 0, 1, 0), (0.5, 0, None, 0), (0, 1, 0, None)],
)
def test_powers_of_zero(exponent, value, by_base, by_exponent):
    result, gradients, _ = derived("p ** q", p=0.0, q=float(exponent))
    assert (result, gradients) == (value, {"p": by_base, "q": by_exponent})


def test_relu_is_flat_at_zero():
    assert [derived("relu(z)", z=z)[1]["z"] for z in (-1.0, 0.0, 1e-300)] == [0, 0, 1]


def test_slopes_keep_their_digits_far_out():
    for z in (40.0, -40.0):
        assert derived("sigmoid(z)", z=z)[1]["z"] == pytest.approx(math.exp(-40), rel=1e-14)
        assert derived("tanh(z)", z=z / 2)[1]["z"] == pytest.approx(4 * math.exp(-40), rel=1e-14)
    assert derived("sigmoid(z)", z=-1e300)[0] == derived("sigmoid(z)", z=-1e300)[1]["z"] == 0


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        ("1 + log(a - a)", 5, "log(0) at column 5 has no value: only a number above 0 has a logarithm."),
        ("log(-a)", 1, "log(-2) at column 1 has no value"),
        ("a / (a - a)", 3, "2 / 0 at column 3 has no value: nothing can be divided by 0."),
        ("(a - a) ** -a", 9, "0 ** (-2) at column 9 has no value: a number below 0 has whole powers only"),
        ("(-a) ** 0.5", 6, "(-2) ** 0.5 at column 6 has no value"),
        ("exp(500 * a)", 1, "exp(1000) at column 1 has no value: it is beyond the largest number"),
        ("a * 1e308 * 10", 3, "2 * 1e+308 at column 3 has no value: it is beyond the largest number"),
        ("-1e308 - 1e308", 8, "(-1e+308) - 1e+308 at column 8 has no value"),
        ("10 ** 400 * a", 4, "10 ** 400 at column 4 has no value: it is beyond the largest number"),
        ("1 / exp(a * 1000)", 5, "exp(2000) at column 5 has no value"),
    ],
)
def test_what_is_not_finite_is_said_in_words(text, column, words):
    with pytest.raises(Undefined) as refused:
        derive(parse(text), {"a": 2.0})
    assert str(refused.value).startswith(words)
    assert refused.value.column == column


def test_a_missing_derivative_is_missing_in_what_depends_on_it_and_nowhere_else():
    _, gradients, _ = derived("a + b * (c * d) ** 0.5", a=1.0, b=1.0, c=0.0, d=4.0)
    assert gradients == {"a": 1, "b": 0, "c": None, "d": None}
    _, gradients, _ = derived("a * (1e300 * (1e300 * b))", a=1.0, b=0.0)
    assert gradients == {"a": 0, "b": None}  # 1e600 is no float


def test_what_is_used_twice_has_the_sum_of_both_ways():
    _, gradients, found = derived("a * a + a", a=5.0)
    assert gradients == {"a": 11}
    assert found.edges == [Edge(0, 1, 5), Edge(0, 1, 5), Edge(1, 2, 1), Edge(0, 2, 1)]


def test_the_longest_chain_needs_no_recursion():
    length = 100_000
    chain = [Node("a"), *(Node("-", "negate", (place,)) for place in range(length))]
    found = derive(chain, {"a": 2.0})
    assert (found.values[-1], found.gradients[0], len(found.edges)) == (2, 1, length)


def written(activation, loss, k):
    """Return the loss of point k as an expression."""
    f = NEURON if activation == "linear" else activation + NEURON
    return AS_WRITTEN[loss].format(f=f, k=k).format(k=k)


@given(points=points, theta=near)
def test_every_gradient_done_by_hand_is_the_graph_s(points, theta):
    w, b = theta
    for (name, loss_name), (activation, loss) in zip(KINDS, PAIRS, strict=True):
        points, inputs = fitting(points, loss_name), dict(zip("wb", theta, strict=True))
        assume(all(w * x + b != 0 for x, _ in points))  # the bend of the ReLU
        for k, (x, y) in enumerate(points):
            inputs |= {f"x{k}": x, f"y{k}": y}
        text = " + ".join(written(name, loss_name, k) for k in range(len(points)))
        value, gradients, _ = derived(text, **inputs)
        by_hand, (dw, db) = neuron(points, activation, loss, FLOATS).measure((w, b))
        share = loss.weight(len(points))
        assert share * value == pytest.approx(by_hand, rel=1e-9, abs=1e-10)
        assert share * gradients["w"] == pytest.approx(dw, rel=1e-7, abs=1e-9)
        assert share * gradients["b"] == pytest.approx(db, rel=1e-7, abs=1e-9)


@given(point=points.map(lambda some: some[0]), theta=near)
def test_every_factor_of_the_chain_rule_stands_on_its_node_or_edge(point, theta):
    w, b = theta
    for (name, loss_name), (activation, loss) in zip(KINDS, PAIRS, strict=True):
        if name == "linear":
            continue  # it has no node of its own
        ((x, y),) = fitting([point], loss_name)
        (by_hand,) = factors(theta, [(x, y)], activation, loss)
        text = written(name, loss_name, "")
        graph, (value, gradients, found) = parse(text), derived(text, w=w, b=b, x=x, y=y)
        at = {node.label: place for place, node in reversed([*enumerate(graph)])}  # the first of a label
        z, prediction = at["+"], at[name]
        along = {(edge.used, edge.user): edge.derivative for edge in found.edges}
        assert (found.values[z], found.values[prediction]) == (by_hand.z, by_hand.prediction)
        assert value == pytest.approx(by_hand.loss, rel=1e-9, abs=1e-10)
        first = by_hand.dloss_dprediction
        assert found.gradients[prediction] == pytest.approx(first, rel=1e-7, abs=1e-10)
        assert along[z, prediction] == pytest.approx(by_hand.dprediction_dz, rel=1e-13)
        assert found.gradients[z] == pytest.approx(by_hand.error_term, rel=1e-7, abs=1e-10)
        product_wx = graph[z].arguments[0]
        assert along[at["w"], product_wx] * along[product_wx, z] == by_hand.dz_dw
        assert along[at["b"], z] == by_hand.dz_db
        assert gradients["w"] == pytest.approx(by_hand.dw, rel=1e-7, abs=1e-9)
        assert gradients["b"] == pytest.approx(by_hand.db, rel=1e-7, abs=1e-9)


@given(points=points, theta=thetas)
def test_the_hessian_done_by_hand_is_the_graph_of_the_written_gradient(points, theta):
    inputs = dict(zip("wb", theta, strict=True))
    for k, (x, y) in enumerate(points):
        inputs |= {f"x{k}": x, f"y{k}": y}
    f = f"sigmoid{NEURON}"
    by_b = " + ".join(f"({f} - y{{k}}) * {f} * (1 - {f})".format(k=k) for k in range(len(points)))
    _, gradients, _ = derived(by_b, **inputs)
    _, wb, bb = neuron(points, ACTIVATIONS["sigmoid"], LOSSES["squared_error"], FLOATS).hessian(theta)
    assert [gradients["w"], gradients["b"]] == pytest.approx([wb, bb], rel=1e-8, abs=1e-11)


@given(theta=st.tuples(st.floats(-3, 3), st.floats(-3, 3)), x=st.floats(-3, 3), y=st.floats(0, 1))
def test_the_factors_of_the_log_loss_collapse_as_the_handout_says(theta, x, y):
    w, b = theta
    text = "-(y * log(sigmoid(w * x + b)) + (1 - y) * log(1 - sigmoid(w * x + b)))"
    a, by_a = by_label(text, w=w, b=b, x=x, y=y)["sigmoid"]
    _, gradients, _ = derived(text, w=w, b=b, x=x, y=y)
    assert by_a == pytest.approx(-y / a + (1 - y) / (1 - a), rel=1e-9, abs=1e-9)
    assert gradients["b"] == pytest.approx(a - y, rel=1e-7, abs=1e-10)
    assert gradients["w"] == pytest.approx((a - y) * x, rel=1e-7, abs=1e-10)


def test_the_one_weight_line_begins_with_the_printed_loss_and_not_with_the_printed_gradient():
    m, x, y = 1.06498435, -1.12242755, -0.290105
    loss, gradients, _ = derived("(y - m * x) ** 2", m=m, x=x, y=y)
    assert loss == pytest.approx(0.8195, abs=5e-5)
    assert gradients["m"] == pytest.approx(-2 * x * (y - m * x), rel=1e-14)
    assert 2 * (y - m * x) * -x == pytest.approx(gradients["m"], rel=1e-14)  # the slip: wrong by −x
