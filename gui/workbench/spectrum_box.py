"""The spectral radius of a recurrent kernel, seen and set."""

import numpy as np
from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from engine.array import Array
from engine.errors import ParameterError
from engine.notation.number_text import number
from engine.weights.spectrum import blocks_of, eigenvalues, joined, radius_of, scaled_to
from gui.forms.form import ProblemLabel
from gui.forms.number_field import NumberField
from gui.forms.stepping import StepSize
from gui.language.translation import told
from gui.look.theme import Theme
from gui.workbench.eigenvalue_plot import EigenvaluePlot


class SpectrumBox(QWidget):
    """The eigenvalues of each gate's block, their radius, and a field that scales to another.

    Signals:
        scaled(object): the kernel with every block, or the chosen gate's, scaled, (units, units × gates).
    """

    scaled = pyqtSignal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._kernel: Array = np.zeros((1, 1))
        self._gates: tuple[str, ...] = ("",)
        self.gate: str | None = None
        """The gate that is scaled; None for all of them."""
        self.plot = EigenvaluePlot(theme)
        self.radii = QLabel()
        self.radii.setTextFormat(Qt.TextFormat.RichText)
        self.field = NumberField(StepSize(0.05, low=0))
        self.field.setAccessibleName(self.tr("Spectral radius"))
        self.field.setToolTip(self.tr("The size that the largest eigenvalue shall have."))
        self.field.put(1)
        self.button = QPushButton(self.tr("Scale"))
        self.button.setToolTip(self.tr("Multiply the weight so that its largest eigenvalue has this size."))
        self.problem = ProblemLabel()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.plot, 1)
        layout.addWidget(self.radii)
        line = QHBoxLayout()
        line.addWidget(QLabel(self.tr("spectral radius")), 1)
        line.addWidget(self.field)
        line.addWidget(self.button)
        layout.addLayout(line)
        layout.addWidget(self.problem)
        self.field.returnPressed.connect(self._scale)
        self.field.problem.connect(
            lambda text: self.problem.show_problem(text and self.tr("The radius {}").format(text))
        )
        self.button.clicked.connect(self._scale)

    def show_kernel(self, kernel: Array, gates: tuple[str, ...]) -> None:
        """Show a recurrent kernel, (units, units × gates)."""
        self._kernel, self._gates = kernel, gates
        blocks = blocks_of(kernel, len(gates))
        self.plot.show_eigenvalues({gate: eigenvalues(b) for gate, b in zip(gates, blocks, strict=True)})
        self.problem.show_problem("")
        texts = []
        for gate, block in zip(gates, blocks, strict=True):
            dot = f'<span style="color:{self.plot.colour_of(gate).name()}">●</span>'
            name = f"ρ(U<sub>{gate}</sub>)" if gate else "ρ(U)"
            texts.append(f"{dot} {name} = {number(radius_of(block))}")
        self.radii.setText("<br>".join(texts))

    def _scale(self) -> None:
        if self.field.is_wrong:
            return
        try:
            self.scaled.emit(joined(self._scaled()))
        except ParameterError as error:
            self.problem.show_problem(self.tr("The weight {}").format(told(error)))

    def _scaled(self) -> list[Array]:
        blocks = blocks_of(self._kernel, len(self._gates))
        return [
            scaled_to(block, float(self.field.value)) if self.gate in (None, gate) else block
            for gate, block in zip(self._gates, blocks, strict=True)
        ]
