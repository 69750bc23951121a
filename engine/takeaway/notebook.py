"""An experiment as a Jupyter notebook that runs by itself: NumPy, a picture, and the same in Keras."""

from typing import Any

from engine.experiment import Experiment
from engine.takeaway.keras_code import keras_parts
from engine.takeaway.part import CodePart
from engine.takeaway.picture_code import picture_part
from engine.takeaway.plain_text import markdown
from engine.takeaway.script import imports_of, parts_of, settings_of

_ABOUT = (
    "This notebook is an experiment of RNN Explorer. It needs Python and NumPy; matplotlib draws the "
    "picture, and Keras is compared where it is installed. Run the cells from top to bottom."
)
_METADATA: dict[str, Any] = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def notebook_of(experiment: Experiment, row: int = 0) -> str:
    """The notebook of one row of the batch, the same bytes each time. Raises ParameterError for the row."""
    import nbformat  # a tenth of a second, which only those pay who export

    make: Any = nbformat.v4  # without types
    write: Any = nbformat.writes
    parts = parts_of(experiment, row, keeps_outputs=True)
    keras = keras_parts(experiment, row)
    begin = CodePart("", "", "\n".join([*imports_of([*parts, *keras]), "", *settings_of(experiment)]))
    cells = [make.new_markdown_cell(_title(experiment, row), id="about")]
    for index, part in enumerate([begin, *parts, picture_part(experiment), *keras]):
        if part.title:
            text = f"## {part.title}\n\n{part.text}"
            cells.append(make.new_markdown_cell(text, id=f"text-{index}"))
        cells.append(make.new_code_cell(part.code, id=f"code-{index}"))
    notebook = make.new_notebook(cells=cells, metadata=_METADATA)
    notebook.nbformat_minor = 5
    return str(write(notebook)) + "\n"


def _title(experiment: Experiment, row: int) -> str:
    """The first cell: name and description as nothing but text, and what this is."""
    which = f" Shown is row {row} of the batch." if experiment.sequence.rows > 1 else ""
    paragraphs = [markdown(experiment.description), _ABOUT + which]
    return "\n\n".join([f"# {markdown(experiment.name)}", *(text for text in paragraphs if text)])
