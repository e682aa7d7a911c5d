"""Rules that every module of the program keeps, whatever its layer: each yields `file:line: what is wrong`."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

LONGEST_MODULE = 220
LONGEST_FUNCTION = 45
FROM_OUTSIDE = ("cli", "__main__.py")
"""The only folder and file that read the environment, the command line and the standard streams."""
ENVIRONMENT = frozenset({"environ", "environb", "getenv", "putenv"})
ACTS = frozenset("open print input exec eval connect run Popen read_text read_bytes write_text write_bytes".split())
"""Names of calls that do something; none stands where it runs while its module is imported."""
VAGUE = ("util", "helper", "common", "manager", "misc")

Rule = Callable[[Path, ast.Module], Iterator[str]]
FUNCTION = ast.FunctionDef | ast.AsyncFunctionDef


def reads_outside(file: Path, tree: ast.Module) -> Iterator[str]:
    if file.parts[0] in FROM_OUTSIDE:
        return
    for line, module in imported(tree):
        if module.split(".")[0] == "sys" or module.removeprefix("os.") in ENVIRONMENT:
            yield f"{file}:{line}: only the commands use {module}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in ENVIRONMENT:
            yield f"{file}:{node.lineno}: only the commands use os.{node.attr}"


def acts_when_imported(file: Path, tree: ast.Module) -> Iterator[str]:
    for statement in tree.body:
        acting = isinstance(statement, ast.Expr) and not isinstance(statement.value, ast.Constant)
        if acting and file.parts[0] not in FROM_OUTSIDE:
            yield f"{file}:{statement.lineno}: a statement that is there for what it does"
    for node in _run_at_import(tree):
        if isinstance(node, ast.Call) and _called(node) in ACTS:
            yield f"{file}:{node.lineno}: {_called(node)}() while the module is imported"


def undocumented(file: Path, tree: ast.Module) -> Iterator[str]:
    if not ast.get_docstring(tree):
        yield f"{file}:1: the module has no docstring"
    for node in _public(tree):
        if not ast.get_docstring(node):
            yield f"{file}:{node.lineno}: {node.name} has no docstring"


def too_long(file: Path, tree: ast.Module) -> Iterator[str]:
    last = max((node.end_lineno or 0 for node in tree.body), default=0)
    if last > LONGEST_MODULE:
        yield f"{file}:{last}: more than {LONGEST_MODULE} lines"
    for node in ast.walk(tree):
        if isinstance(node, FUNCTION) and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION:
            yield f"{file}:{node.lineno}: {node.name} has more than {LONGEST_FUNCTION} lines"


def says_nothing(file: Path, tree: ast.Module) -> Iterator[str]:
    named = [(1, part) for part in file.with_suffix("").parts]
    named += [(node.lineno, node.name) for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    for line, name in named:
        if name.lower().rstrip("s").endswith(VAGUE):
            yield f"{file}:{line}: the name {name} says nothing"


RULES: tuple[Rule, ...] = (reads_outside, acts_when_imported, undocumented, too_long, says_nothing)


def imported(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield what a module imports, each name in full, with its line; a relative import begins with a dot."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            begin = "." * node.level + (node.module or "")
            yield from ((node.lineno, f"{begin}.{alias.name}") for alias in node.names)


def _public(holder: ast.Module | ast.ClassDef) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    for node in holder.body:
        if isinstance(node, FUNCTION | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from _public(node)


def _run_at_import(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes below one but for the bodies of functions; decorators and defaults do run."""
    yield node
    match node:
        case ast.Lambda(body=body):
            later: list[ast.AST] = [body]
        case ast.FunctionDef(body=block) | ast.AsyncFunctionDef(body=block):
            later = [*block]
        case _:
            later = []
    for child in ast.iter_child_nodes(node):
        if child not in later:
            yield from _run_at_import(child)


def _called(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""
