"""A page of a lesson as Markdown for paper: what a learner sees of it, and a table of steps."""

from engine.implementations.numpy import NumPy
from engine.lesson.lesson import Page
from engine.lesson.progress import Progress, first_open
from engine.lesson.questions.base import numbers_in
from engine.notation.number_text import number
from engine.run.measures import counts, error_of
from engine.run.name import TARGET, X, Y
from engine.run.plan import Plan
from engine.run.trace import Trace

MOST_STEPS = 20  # of the table
COLUMNS = ("x", "target", "y", "error")


def handout_parts(page: Page, progress: Progress) -> list[str]:
    """The texts of a page and its questions up to the first open one; closed ones with their answers.

    Markdown with links, of which paper shows the words only.
    """
    asked = first_open(progress, page)
    parts = []
    for part in page.parts:
        if isinstance(part, str):
            parts.append(numbers_in(part, page.scene))
        else:
            parts.append(part.printed(page.scene, progress.record(page.name_of(part)).is_done))
        if part is asked:
            break
    return parts


def step_table(plan: Plan, trace: Trace) -> str:
    """The first recorded steps, of the first feature and the first output; "" where there are none."""
    if not trace.steps or Y.of(NumPy.name) not in trace:
        return ""
    lines = [f"| t | {' | '.join(COLUMNS)} |", f"|{'---:|' * (len(COLUMNS) + 1)}"]
    rows = {name.quantity: trace[name][:MOST_STEPS] for name in (X, TARGET, Y.of(NumPy.name))}
    if plan.has_error:
        rows["error"] = error_of(rows["y"], rows["target"])
    for t in range(min(trace.steps, MOST_STEPS)):
        counting = counts(rows["target"][t])
        shown = {name for name in rows if counting or name not in ("target", "error")}
        cells = (number(rows[name][t][0]) if name in shown else "" for name in COLUMNS)
        lines.append(f"| {t} | {' | '.join(cells)} |")
    return "\n".join(lines)
