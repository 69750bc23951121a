"""A worksheet: all that stands on it, and on its key."""

from dataclasses import dataclass

from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.worksheet.dice import Dice
from engine.worksheet.given import Given, is_any_rounded, model_remarks, rule_remark, rule_tex, weights_of
from engine.worksheet.options import WorksheetOptions
from engine.worksheet.question import SheetQuestion, questions_of
from engine.worksheet.run import check_readable
from engine.worksheet.student import Student
from engine.worksheet.table import SheetTable, step_table
from engine.worksheet.variation import varied
from engine.worksheet.written_step import WrittenStep, equations_tex, written_output, written_steps


@dataclass(frozen=True)
class Worksheet:
    """The contents of a printed sheet.

    Numbers that a student fills in are marked; the answer key shows them. rule, equations: TeX. remarks: what
    the equations do not say. experiment: the one that the sheet computes, varied for the student.
    """

    title: str
    instructions: str
    student: Student
    experiment: Experiment
    rule: str
    rule_remark: str
    equations: tuple[str, ...]
    remarks: tuple[str, ...]
    weights: tuple[Given, ...]
    table: SheetTable
    written: tuple[WrittenStep, ...]
    questions: tuple[SheetQuestion, ...]
    is_rounded: bool


def make_worksheet(experiment: Experiment, student: Student, options: WorksheetOptions) -> Worksheet:
    """The worksheet of a student; the same student, experiment and options give the same sheet.

    Raises ParameterError.
    """
    dice = Dice(student.seed)
    run = varied(experiment, options.vary, options.steps, dice)
    check_readable(run)
    t = 1 + dice.below(run.steps - 1)
    steps = (*written_steps(run, t), written_output(run, t)) if options.has_equation else ()
    return Worksheet(
        title=options.title,
        instructions=options.instructions,
        student=student,
        experiment=run.experiment,
        rule=rule_tex(run),
        rule_remark=rule_remark(run),
        equations=equations_tex(run),
        remarks=tuple(model_remarks(run)),
        weights=weights_of(run),
        table=step_table(run, options.blanks, dice),
        written=tuple(step for step in steps if step is not None),
        questions=questions_of(run, options.questions, dice),
        is_rounded=is_any_rounded(run),
    )


def check_worksheet(experiment: Experiment, options: WorksheetOptions) -> None:
    """Raise ParameterError where no worksheet can be made of this."""
    if options.blanks.kind == "after" and options.blanks.t >= options.steps - 1:
        raise ParameterError("blanks", f"must leave a step: after t = {options.blanks.t} there is none")
    make_worksheet(experiment, Student("", "0"), options)
