"""What the Insert menu of the lesson editor puts into the text."""

from PyQt6.QtCore import QCoreApplication

NEW = """\
+++
title = "A lesson without a name"
about = "One sentence: what is learned."
minutes = 10
+++

# The first page

```state
experiment = "notebook"
panels = ["sequence", "steps"]
plots = ["prediction"]
t = 0
```

Write here what the learner reads. A link acts on the window: [go to t = 3](go:3).
"""

PAGE = """
# Another page

Write here what the learner reads.
"""

PREDICT = """
```predict
ask = "What is the output at t = 4?"
answer = "y at 4"
drag = "prediction"
hints = ["The input there is {{x at 4}}.", "Multiply, add, and add the bias."]
explanation = "It is {{y at 4}}."
```
"""

CHOOSE = """
```choose
ask = "What does the recurrent weight multiply?"
hints = ["Look at the cell."]
explanation = "The hidden state of the step before."

[[options]]
text = "the last hidden state"
right = true

[[options]]
text = "the last input"
say = "The input has a weight of its own."
```
"""

MATCH = """
```match
ask = "Which value belongs to which term at t = 4?"
hints = ["The bias is the same at every step."]
explanation = "Together they make {{a at 4}}."

[[pairs]]
term = "$x_4 W$"
value = "xW at 4"

[[pairs]]
term = "$h_3 U$"
value = "hU at 4"
```
"""

ORDER = """
```order
ask = "In which order is a step computed?"
hints = ["The activation comes last."]
explanation = "First the products, then the sum, then the activation."
items = ["the products", "the sum $a_t$", "the activation"]
```
"""

FIND = """
```find
ask = "Where is the prediction wrong for the first time?"
condition = "error != 0"
hints = ["Look at the error plot from the left."]
explanation = "At t = {{first error != 0}} the error is {{error at 1}}."
```
"""

GOAL = """
```goal
ask = "Change the recurrent weight until the mean absolute error is below 300."
condition = "mae < 300"
solution = ["model.layers[0].recurrent_kernel=[[0.5]]"]
hints = ["Is the prediction too large or too small?"]
explanation = "A smaller recurrent weight feeds less of the error back."
```
"""


def snippets() -> list[tuple[str, str, str]]:
    """Name, text and what it is for, in the order of the menu; None of them is a lesson on its own."""
    tr = _tr
    return [
        (tr("Page"), PAGE, tr("A page begins with its title behind #.")),
        (tr("Predict a number"), PREDICT, tr("The step is not computed before the answer is given.")),
        (tr("Choose an answer"), CHOOSE, tr("Each wrong answer can say what was mixed up.")),
        (tr("Match terms and values"), MATCH, tr("The values are shown in another order.")),
        (tr("Put into order"), ORDER, tr("Write the items in the right order.")),
        (tr("Find the step"), FIND, tr("The learner clicks where something happens.")),
        (tr("Reach a goal"), GOAL, tr("The learner changes parameters until a condition holds.")),
        (tr("Number of the run"), "{{y at 3}}", tr("The engine computes it; nobody types it.")),
        (tr("Formula"), "$h_t = x_t W + h_{t-1} U + b$", tr("TeX between dollar signs.")),
        (
            tr("Link that sets a field"),
            "[set the weight to 3](set:sequence.weight=3)",
            tr("A click does it."),
        ),
        (tr("Link to a step"), "[go to t = 4](go:4)", tr("A click goes there.")),
        (tr("Link that trains"), "[make 50 updates](train:50)", tr("A click changes the weights.")),
        (tr("Link that shows a plot"), "[the error plot](show:error)", tr("A click lights it up.")),
    ]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Snippets", text)
