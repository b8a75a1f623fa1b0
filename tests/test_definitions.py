"""Functions as text: theirs to the last character but for annotations, and all they need."""

import ast
import inspect

import pytest

from app.definitions import assemble
from app.numerics.activations import sigmoid
from app.numerics.batches import batches
from app.numerics.descent import descend, reported
from app.numerics.losses import squared_error
from app.numerics.neuron import neuron
from app.numerics.optimizers import adam, gradient_descent
from app.numerics.surface import surface


class WithoutAnnotations(ast.NodeTransformer):
    """What a script leaves out of a function."""

    def visit_FunctionDef(self, node):
        node.returns = None
        return self.generic_visit(node)

    def visit_arg(self, node):
        return ast.arg(node.arg)

    def visit_AnnAssign(self, node):
        return ast.Assign([node.target], node.value) if node.value else node


def test_every_function_is_the_very_one_but_for_its_annotations():
    functions = (sigmoid, squared_error, neuron, gradient_descent, descend, reported)
    imports, text = assemble(functions)
    assert imports == []
    written = [node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)]
    for node, function in zip(written, functions, strict=True):
        source = inspect.getsource(function)
        assert ast.dump(node) == ast.dump(WithoutAnnotations().visit(ast.parse(source)).body[0])
        for line in source.splitlines():
            if "#" in line:
                assert line in text.splitlines()


def test_what_a_function_names_comes_before_it():
    _, text = assemble((adam,))
    assert [line for line in text.splitlines() if line[:1].isalpha() and line[0] != "#"] == [
        'Optimizer = namedtuple("Optimizer", "init update")',
        "def elementwise(memory, rule):",
        "def adam(namespace, beta1, beta2, epsilon):",
    ]
    assert assemble((batches,))[0] == ["from random import Random"]


def test_a_function_that_needs_arrays_makes_no_script():
    with pytest.raises(TypeError, match="np"):
        assemble((surface,))
