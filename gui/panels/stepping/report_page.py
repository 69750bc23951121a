"""What the notebook prints, as a page: shapes, weights, measures, states, comparison, printed trace."""

from collections.abc import Iterable, Iterator
from html import escape

from PyQt6.QtCore import QCoreApplication

from engine.array import Array
from engine.command.report import step_lines
from engine.implementations.every import implementation, title_of
from engine.implementations.keras import Keras
from engine.keras.report import KerasReport, weights_by_name
from engine.notation.number_text import number, row_text
from engine.run.measures import as_compared, error_of
from engine.run.name import TARGET, Name, Y
from engine.run.plan import Plan
from engine.run.recorded_run import RecordedRun
from gui.language.translation import shown
from gui.look.theme import Theme

COMPARED = 20  # steps in the table of true and predicted values
PRINTED = 1000  # lines of the printed trace that are copied
ON_PAGE = 200  # lines of it on the page: Qt lays out a thousand in half a second
WIDEST = 100  # letters of a line on average: wide networks print fewer steps
SHOWN = 12  # rows, and columns, of a matrix


def page_of(run: RecordedRun, keras: KerasReport | None, keras_state: str) -> str:
    """The page as HTML. keras: what Keras told, if it has. keras_state: the client's word for it."""
    sections = (
        (_tr("Shapes"), _shapes(run.plan)),
        (_tr("Weights read back from Keras"), _weights(run, keras, keras_state)),
        (_tr("Measures"), _measures(run, keras)),
        (_tr("Final state"), _states(run)),
        (_tr("True and predicted"), _comparison(run)),
        (_tr("Printed trace"), f"<pre>{escape(chr(10).join(printed_trace(run, ON_PAGE)))}</pre>"),
    )
    return "".join(f"<h3>{title}</h3>{body}" for title, body in sections if body)


def style_of(theme: Theme) -> str:
    """The page's style sheet."""
    colours, px = theme.colours, theme.px
    return (
        f"h3 {{ color: {colours.quiet}; font-size: {px(12)}px; font-weight: 600; margin-top: {px(10)}px; }}"
        f"th, td {{ vertical-align: middle; }}"
        f"th {{ color: {colours.quiet}; font-weight: 600; font-size: {px(12)}px; text-align: right; }}"
        f"td {{ text-align: right; font-family: 'JetBrains Mono'; white-space: nowrap; }}"
        f"pre {{ font-family: 'JetBrains Mono'; font-size: {px(12)}px; }}"
        f".quiet {{ color: {colours.quiet}; }}"
    )


def printed_trace(run: RecordedRun, lines: int = PRINTED) -> Iterator[str]:
    """The first steps as the notebook prints them, and how many more there are.

    lines: at most so many, of WIDEST letters on average; of the first step all.
    """
    letters = lines * WIDEST
    for t in range(run.steps if run.implementations else 0):
        step = list(step_lines(run, t))
        lines, letters = lines - len(step), letters - sum(map(len, step))
        if t and min(lines, letters) < 0:
            left = run.steps - t
            text = _tr("… 1 more step") if left == 1 else _tr("… {} more steps")
            yield text.format(f"{left:,}".replace(",", "\u202f"))
            break
        yield from step


def _shapes(plan: Plan) -> str:
    axes = "(batch_size, steps, features)"
    sequence = plan.sequence
    cut = [(_tr("sequence"), sequence.shape)] if sequence.is_shifted else []
    inputs, targets = (_tr("inputs"), sequence.inputs_shape), (_tr("targets"), sequence.targets_shape)
    return _table([("", axes), *cut, inputs, targets])


def _weights(run: RecordedRun, keras: KerasReport | None, keras_state: str) -> str:
    if keras is None:
        return f'<p class="quiet">{_why_no_keras(run.plan, keras_state)}</p>'
    rows = [
        f"<tr><th>{escape(name)}</th><td>{array.shape}</td>{_left(_matrix(array))}</tr>"
        for name, array in weights_by_name(run.plan, keras)
    ]
    return f'<table cellpadding="3">{"".join(rows)}</table>'


def _why_no_keras(plan: Plan, keras_state: str) -> str:
    if plan.job.resume is not None:
        return _tr("Keras gives its weights and its own measures of whole runs only; this is a what-if.")
    if plan.end < plan.steps:
        return _tr("Keras tells of the whole row, so it is not asked before the question is answered.")
    refusal = implementation(Keras.name).refusal(plan.job.experiment)
    if refusal:
        return shown(refusal)
    match keras_state:
        case "missing":
            return _tr("TensorFlow is not installed, so Keras cannot tell.")
        case "ready" if Keras.name in plan.job.implementations:
            return _tr("Asking Keras …")
        case "ready":
            return _tr("Keras is not chosen to run.")
        case _:
            return _tr("Keras is still loading.")


def _matrix(array: Array) -> str:
    rows = array if array.ndim > 1 else array[None]
    lines = [row_text(row[:SHOWN]) + (" …" if len(row) > SHOWN else "") for row in rows[:SHOWN]]
    return "<br>".join(map(escape, [*lines, *(["…"] if len(rows) > SHOWN else [])]))


def _measures(run: RecordedRun, keras: KerasReport | None) -> str:
    if not run.plan.has_error:
        return f'<p class="quiet">{_tr("Outputs and targets differ in size, so there is no error.")}</p>'
    rows: list[tuple[object, ...]] = [("", "MSE", "MAE")]
    if keras is not None and keras.mse is not None and keras.mae is not None:
        rows.append((_tr("Keras evaluate"), number(keras.mse, 9), number(keras.mae, 9)))
    for name in run.implementations:
        mse, mae = run.measures.mse(name), run.measures.mae(name)
        if mse is not None and mae is not None:
            which = _tr("{}, this row").format(title_of(name))
            rows.append((which, number(mse, 9), number(mae, 9)))
    measures = run.measures
    note = _tr("Steps of this row that count: {} of {}.").format(measures.counting, measures.steps)
    rounded = run.plan.rounded_target
    notes = [] if measures.all_count else [note]
    notes += [] if rounded is None else [shown(rounded.sentence)]
    return _table(rows) + "".join(f'<p class="quiet">{escape(text)}</p>' for text in notes)


def _states(run: RecordedRun) -> str:
    rows = []
    for name in run.implementations:
        for index, cell in enumerate(run.model.layers):
            for state in cell.states:
                label = _tr("{}, layer {}, {}").format(title_of(name), index, state)
                values = _matrix(run.trace[Name(state, index, name)][-1])
                rows.append(f"<tr><th>{escape(label)}</th>{_left(values)}</tr>")
    return f'<table cellpadding="3">{"".join(rows)}</table>' if rows else ""


def _comparison(run: RecordedRun) -> str:
    """True, predicted and their difference, of the first feature."""
    plan, trace = run.plan, run.trace
    steps = min(trace.steps, COMPARED)
    columns: list[tuple[str, Iterable[object]]] = [("t", range(steps))]
    target = trace[TARGET][:steps]
    columns.append((_tr("true"), _numbers(target)))
    for name in plan.job.implementations:
        predicted = as_compared(trace[Y.of(name)][:steps], plan.sequence)
        columns.append((title_of(name), map(number, predicted[:, 0].tolist())))
        if plan.has_error:
            title = _tr("{} − true").format(title_of(name))
            columns.append((title, _numbers(error_of(predicted, target))))
    note = _tr("The first step.") if steps == 1 else _tr("The first {} steps.").format(steps)
    note += " " + _tr("Predictions without their fractions.") if plan.sequence.is_whole else ""
    rows = zip(*(values for _, values in columns), strict=True)
    return f'<p class="quiet">{note}</p>' + _table([tuple(title for title, _ in columns), *rows])


def _numbers(rows: Array) -> list[str]:
    """The first number of each row; nothing is compared where a step does not count."""
    return [number(value) if value == value else "–" for value in rows[:, 0].tolist()]


def _table(rows: Iterable[tuple[object, ...]]) -> str:
    """Rows of cells; the first row, and the first cell of each, are heads."""
    lines = []
    for index, row in enumerate(rows):
        tag = "td" if index else "th"
        first, *others = (escape(str(cell)) for cell in row)
        cells = "".join(f"<{tag}>{cell}</{tag}>" for cell in others)
        lines.append(f"<tr><th>{first}</th>{cells}</tr>")
    return f'<table cellpadding="3">{"".join(lines)}</table>'


def _left(html: str) -> str:
    """A cell that is no single number."""
    return f'<td align="left" style="text-align: left">{html}</td>'


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReportPanel", text)
