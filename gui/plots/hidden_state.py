"""The hidden state: a line a unit, or a heat map where there are many."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from engine.array import Array
from engine.explain.origin import OUTPUT
from engine.implementations.every import all_names, implementation, title_of
from engine.implementations.every import names as implementation_names
from engine.notation.symbols import plain
from engine.run.name import Name
from engine.run.replayed_network import is_told
from engine.run.trace import Trace
from gui.curves.curve import Curve, LegendEntry, Look
from gui.curves.heat_map import ColourBar, HeatMap
from gui.curves.scale import Scale
from gui.plots.base import Plot
from gui.plots.ghost import Difference, ghost_look
from gui.plots.guess import column_of
from gui.state.context import Context

MANY_UNITS = 9  # from here on lines cannot be told apart
LONG, MIXED, SHORT = (9, 3), (8, 3, 2, 3), (4, 3)  # colours that some people see as one have others of them
DASHES: tuple[tuple[int, ...], ...] = ((), (), (), LONG, MIXED, SHORT, LONG, MIXED)


class HiddenState(Plot):
    """A state of the selected layer, for each implementation: h, or which one is chosen of several."""

    name = "hidden_state"
    title = "Hidden state"
    help = "What each hidden unit of the selected layer holds after each step."
    noun = "hidden state"
    order = 2

    def __init__(self, context: Context) -> None:
        self._difference = Difference()
        super().__init__(context)
        self._heat_map = HeatMap(self.canvas.view, context.theme)
        self._bar = ColourBar(context.theme)
        self._bar.hide()
        self.header.add_extra(self._bar)
        context.selection.changed.connect(self.refresh)
        self.header.legend.picked.connect(lambda unit: context.selection.look_at(unit=unit))
        context.theme.changed.connect(self._heat_map.restyle)

    def curves(self) -> list[Curve]:
        """One curve a unit and implementation; of many units those of what is chosen."""
        if self._is_heat_map:
            state = self._state
            if not self._pictures(state):  # no implementation is switched on
                return []
            (label, name, table), letter = self._choice, self._letter(state)
            return [
                Curve(
                    f"{label} {letter}[{unit}]",
                    _look(unit),
                    table[:, unit],
                    f"{name}.{state}[{unit}]",
                    (label,),
                )
                for unit in range(table.shape[1])
            ]
        return [
            self._curve(name, unit, table)
            for name, table in self._tables(self._state).items()
            for unit in range(table.shape[1])
        ]

    def ghosts(self, trace: Trace, implementation: str, place: int) -> list[Curve]:
        """A thin line a unit of another run; in a heat map there is no room behind it."""
        name = Name(self._state, self._layer, implementation)
        table = trace.get(name)
        if table is None or self._is_heat_map:
            return []
        if self._units == 1:
            return [Curve("", ghost_look(place), table[:, 0], f"{name}[0]", ())]
        return [
            Curve(
                f"{self._letter(self._state)}[{unit}]",
                ghost_look(place, "units", unit),
                table[:, unit],
                f"{name}[{unit}]",
                (f"unit {unit}",),
            )
            for unit in range(table.shape[1])
        ]

    def may_ask(self, quantity: str) -> bool:
        """Every state of the selected layer can be guessed."""
        return quantity in self._states

    def asked_choice(self, quantity: str, index: int) -> int:
        """The state that is asked, where there are several."""
        return self._states.index(quantity)

    def asked_values(self, quantity: str, index: int) -> Array | None:
        """A unit of the selected layer; in a heat map no height stands for a value."""
        plan = self.context.client.plan
        name = None if plan is None else self.context.selection.implementation_of(plan)
        if name is None or self._is_heat_map or index >= self._units:
            return None
        return column_of(self._tables(quantity).get(name), index)

    def asked_name(self, quantity: str, index: int) -> str:
        """The letter of a quantity, with the unit where there are several."""
        letter = self._letter(quantity)
        return f"{letter}[{index}]" if self._units > 1 else letter

    def entries(self, curves: list[Curve]) -> list[LegendEntry]:
        """One entry a unit, then one an implementation; units of a heat map can be picked only."""
        if not curves:
            return []
        if self._units == 1:
            return super().entries(curves)
        state, is_line = self._state, not self._is_heat_map
        units = list(_unit_entries(self._letter(state), self._units, is_line))
        names = list(self._tables(state))
        if len(names) < 2 or not is_line:
            return units
        return units + [LegendEntry(name, title_of(name), _sample(name)) for name in names]

    def choices(self) -> list[str]:
        """Which state, where there are several; for a heat map, which implementation, or how far it is
        from the original."""
        labels = self._labels if self._is_heat_map else [""]
        if len(self._states) == 1:
            return labels if self._is_heat_map else []
        return [f"{self._letter(state)} {label}".strip() for state in self._states for label in labels]

    def draw_values(self, curves: list[Curve]) -> None:
        """Draw lines, or the heat map."""
        self.header.legend.unit = self.context.selection.unit
        is_heat_map = self._is_heat_map and bool(curves)
        self.canvas.view.invertY(is_heat_map)
        self.canvas.playhead.is_on_picture = is_heat_map
        self._bar.setVisible(is_heat_map)
        if not is_heat_map:
            self._heat_map.hide()
            super().draw_values(curves)
            return
        self.curve_set.draw([], self.time, self.scale, is_whole=True)
        self._heat_map.draw(self._choice[2], self.time, self.scale)
        image = self._heat_map.image
        assert image is not None
        self._bar.show_image(image)
        self.show_values(Scale(), (-0.5, self._units - 0.5), image.oddity)
        self.canvas.value_axis.set_scale(None)

    def read_out(self, t: int, height: float) -> str:
        """What to say of the place under the mouse."""
        if not self._is_heat_map:
            return super().read_out(t, height)
        unit = min(max(round(height), 0), self._units - 1)
        curves = self._recorded()
        return self.describe(t, curves[unit]) if unit < len(curves) else ""

    def read_curves(self, height: float | None) -> Sequence[Curve]:
        """All lines; of a heat map the unit under the mouse, or the one that is looked at."""
        if not self._is_heat_map:
            return super().read_curves(height)
        unit = self.context.selection.unit if height is None else round(height)
        return self._recorded()[max(0, unit) :][:1]

    @property
    def _layer(self) -> int:
        plan = self.context.client.plan
        layers = len(plan.job.experiment.model.layers) if plan is not None else 1
        return min(self.context.selection.layer, layers - 1)

    def _letter(self, state: str) -> str:
        """As equations write it: h, or h⁽¹⁾ where there are several layers."""
        plan = self.context.client.plan
        is_deep = plan is not None and len(plan.job.experiment.model.layers) > 1
        return _numbered(state, self._layer) if is_deep else state

    @property
    def _units(self) -> int:
        plan = self.context.client.plan
        return plan.job.experiment.model.layers[self._layer].units if plan is not None else 0

    @property
    def _is_heat_map(self) -> bool:
        return self._units >= MANY_UNITS

    @property
    def _states(self) -> tuple[str, ...]:
        plan = self.context.client.plan
        return plan.job.experiment.model.layers[self._layer].states if plan is not None else (OUTPUT,)

    @property
    def _labels(self) -> list[str]:
        """What a heat map can show of each state, in words."""
        return [label for label, _, _ in self._pictures(OUTPUT)]

    @property
    def _state(self) -> str:
        """The state that is shown."""
        each = max(1, len(self._labels)) if self._is_heat_map else 1
        place = self.header.choice // each if len(self._states) > 1 else 0
        return self._states[min(place, len(self._states) - 1)]

    def _tables(self, state: str) -> dict[str, Array]:
        """A recorded state by implementation, (steps, units) each."""
        trace, layer = self.context.client.trace, self._layer
        found = {name: trace.get(Name(state, layer, name)) for name in all_names()}
        plan = self.context.client.plan
        assert plan is not None
        return {
            name: table
            for name, table in found.items()
            if table is not None and is_told(plan.job.experiment, Name(state, layer, name))
        }

    def _pictures(self, state: str) -> list[tuple[str, str, Array]]:
        """What a heat map can show of a state: a label, a name for columns, and the table."""
        tables, reference = self._tables(state), self.context.branches.reference
        found = [(title_of(name), f"{name}.{self._layer}", table) for name, table in tables.items()]
        if reference is None or reference.recording is None or not tables:
            return found
        name = next(iter(tables))
        of = self.context.client.trace, reference.recording.trace
        difference = self._difference.between(*of, Name(state, self._layer, name))
        if difference is not None:
            label = self.tr("{} − {}").format(title_of(name), reference.name)
            found.append((label, f"{name} - {reference.name}", difference))
        return found

    @property
    def _choice(self) -> tuple[str, str, Array]:
        pictures = self._pictures(self._state)
        is_several = len(self._states) > 1
        place = self.header.choice % len(pictures) if is_several else self.header.choice
        return pictures[min(place, len(pictures) - 1)]

    def _curve(self, name: str, unit: int, table: Array) -> Curve:
        state, label = self._state, title_of(name)
        column = f"{Name(state, self._layer, name)}[{unit}]"
        if self._units == 1:
            return Curve(
                label, Look.of(name, implementation(name).style.output), table[:, unit], column, (name,)
            )
        keys = (f"unit {unit}", name)
        return Curve(
            f"{label} {self._letter(state)}[{unit}]", _look(unit, name), table[:, unit], column, keys
        )


@lru_cache(maxsize=64)
def _numbered(state: str, layer: int) -> str:
    return plain(f"{state}^{{({layer})}}")


@lru_cache(maxsize=8)
def _unit_entries(letter: str, units: int, is_line: bool) -> tuple[LegendEntry, ...]:
    """One a unit; of many they are the same at each drawing."""
    return tuple(
        LegendEntry(f"unit {unit}", f"{letter}[{unit}]", _look(unit), unit, is_line) for unit in range(units)
    )


def _look(unit: int, name: str | None = None) -> Look:
    """A unit's line, of an implementation; of the main one where none is named."""
    stroke = implementation(name or implementation_names()[0]).style.unit
    look = Look.of("units", stroke, unit)
    return replace(look, dashes=look.dashes + DASHES[unit % len(DASHES)])


def _sample(name: str) -> Look:
    """How an implementation's lines differ from the others', where a colour is a unit."""
    stroke = implementation(name).style.unit
    return Look("quiet", dashes=stroke.dashes, symbol=stroke.symbol)
