"""The house holds: floors, public names, the error tree, generated files, and the words of the model."""

import ast
import dataclasses
import pickle
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import onrecord
from onrecord import errors, model
from onrecord.publish.schema import render_schema
from onrecord.text.wording import connectives

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "onrecord"
FLOORS = {
    "vocabulary": 0, "model": 1, "errors": 1, "text": 2, "models": 2, "ingest": 3, "extract": 3, "reconcile": 4, "record": 5,
    "publish": 6, "store": 6, "batch": 6, "cli": 7, "web": 7, "__init__": 6, "__main__": 8,
}  # fmt: skip
MODULES = sorted(SOURCE.rglob("*.py"))


def floor(module: str) -> int:
    parts = module.split(".")[1:]
    return FLOORS[parts[0]] if parts else FLOORS["__init__"]


def imports_of(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "onrecord":
            found |= {node.module} if node.module != "onrecord" else {_imported(n.name) for n in node.names}
        elif isinstance(node, ast.Import):
            found |= {n.name for n in node.names if n.name.split(".")[0] == "onrecord"}
    return found


def _imported(name: str) -> str:
    """Name the module behind `from onrecord import name`: one of its own, or the package."""
    is_module = (SOURCE / f"{name}.py").exists() or (SOURCE / name).is_dir()
    return f"onrecord.{name}" if is_module else "onrecord.__init__"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_an_import_only_goes_down(path):
    part = path.relative_to(SOURCE).parts[0].removesuffix(".py")
    for imported in imports_of(path):
        assert imported.split(".")[1] in FLOORS, f"{imported} stands on no floor"
        below = floor(imported) < FLOORS[part]
        assert below or imported.split(".")[1] == part, f"{path.name} on floor {FLOORS[part]} imports {imported}"


def test_no_stage_reads_the_clock_or_chance():
    banned = re.compile(r"\b(datetime\.now|date\.today|time\.time|utcnow|random\.|uuid4|urlopen|socket)\b")
    stages = [p for p in MODULES if p.relative_to(SOURCE).parts[0] not in ("cli.py", "cli", "publish")]
    assert [str(p) for p in stages if banned.search(p.read_text("utf-8"))] == []


def test_importing_the_package_loads_no_model():
    code = "import onrecord, sys; print([m for m in ('spacy', 'numpy', 'onnxruntime', 'trafilatura', 'rich') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_public_names_are_these():
    assert sorted(onrecord.__all__) == ["OnrecordError", "Record", "brief", "briefs"]
    assert all(hasattr(onrecord, name) for name in onrecord.__all__)


def test_errors_form_one_tree_that_its_docstring_draws():
    kinds = [v for v in vars(errors).values() if isinstance(v, type) and issubclass(v, Exception)]
    for kind in kinds:
        assert issubclass(kind, errors.OnrecordError)
        assert kind.__name__ in (errors.__doc__ or "")
        assert str(pickle.loads(pickle.dumps(kind("the file is gone")))) == "the file is gone"


def test_every_noun_is_a_frozen_slotted_value():
    nouns = [v for v in vars(model).values() if dataclasses.is_dataclass(v)]
    assert len(nouns) >= 20
    for noun in nouns:
        assert noun.__dataclass_params__.frozen, noun
        assert "__slots__" in vars(noun), noun
        assert noun.__doc__, noun


def test_the_published_schema_is_the_one_the_model_gives():
    assert (ROOT / "schema" / "onrecord-1.schema.json").read_text("utf-8") == render_schema()


def test_the_independent_checker_imports_nothing_of_onrecord_and_knows_the_same_connecting_words():
    path = ROOT / "tools" / "check_record.py"
    source = path.read_text("utf-8")
    assert len(source.splitlines()) < 200
    roots = {
        n.name.split(".")[0] for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Import) for n in node.names
    }
    roots |= {node.module.split(".")[0] for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)}
    assert roots <= set(sys.stdlib_module_names)
    listed = re.search(r'CONNECTING = """(.*?)"""', source, re.DOTALL)
    assert listed
    assert set(listed[1].split()) == set(connectives())


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.toml")), ids=lambda p: p.name)
def test_tables_are_readable_data(path):
    assert tomllib.loads(path.read_text("utf-8"))


def test_modules_stay_readable():
    assert [(p.name, n) for p in MODULES if (n := len(p.read_text("utf-8").splitlines())) > 400] == []


def test_no_module_is_named_like_one_of_the_standard_library():
    assert [p for p in MODULES if p.stem in sys.stdlib_module_names and p.stem != "__init__"] == []
