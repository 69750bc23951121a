"""Stop where an expression becomes true."""

from typing import ClassVar, Literal

from pydantic import model_validator

from engine.array import Array
from engine.breakpoints.base import Breakpoint
from engine.errors import ParameterError
from engine.expression import Expression, ExpressionError, check, explain, holds, parse
from engine.expression.scope import Scope
from engine.parameter import parameter


class ExpressionBreakpoint(Breakpoint):
    """A condition in the language of the watches; of a vector any unit counts."""

    title: ClassVar[str] = "expression"

    kind: Literal["expression"] = "expression"
    condition: str = parameter(
        "abs(error) > 100", "An expression such as abs(error) > 100; the run stops where it is true."
    )

    @model_validator(mode="after")
    def _can_be_read(self) -> "ExpressionBreakpoint":
        try:
            parse(self.condition)
        except ExpressionError as error:
            raise ParameterError("condition", f"is no expression: {error}") from error
        return self

    @property
    def label(self) -> str:
        return self.condition.strip()

    @property
    def expression(self) -> Expression:
        """The condition, parsed."""
        return parse(self.condition)

    @property
    def lookback(self) -> int:
        return self.expression.lookback

    @property
    def reads_gradients(self) -> bool:
        return bool(self.expression.gradients)

    def check(self, scope: Scope) -> None:
        check(self.expression, scope)

    def holds(self, scope: Scope, begin: int, end: int) -> Array:
        return holds(self.expression, scope, begin, end)

    def sentence(self, scope: Scope, t: int) -> str:
        return f"{self.condition.strip()} at t = {t}: {explain(self.expression, scope, t)}"
