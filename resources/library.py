"""The ready-made experiments."""

from pathlib import Path

EXPERIMENTS = Path(__file__).parent / "experiments"


def experiment_names() -> tuple[str, ...]:
    """The names of all ready-made experiments, the notebook first, as it is the default."""
    names = sorted(path.stem for path in EXPERIMENTS.glob("*.json"))
    return tuple(sorted(names, key=lambda name: name != "notebook"))


def experiment_path(name: str) -> Path:
    """The file of a ready-made experiment. Raises KeyError for an unknown name."""
    if name not in experiment_names():
        raise KeyError(name)
    return EXPERIMENTS / f"{name}.json"
