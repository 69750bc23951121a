"""Backward passes as students write them, after cs231n's loops: independent of ours, and easy to break.

The loss is the mean squared error over rows, steps that count and outputs; y = h V + c.
"""

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from engine.array import Array


def sigmoid(a: Array) -> Array:
    return 1 / (1 + np.exp(-a))


@dataclass
class Case:
    """Weights, inputs (rows, steps, features), targets (rows, steps, outputs), and which steps count."""

    cell: str
    p: dict[str, Array]
    x: Array
    target: Array
    counts: Array
    broken: dict[str, Any] = field(default_factory=dict)

    def gradients(self, rows: slice = slice(None)) -> dict[str, Array]:
        """dWx, dWh, db, dV, dc, by step: (steps, …). broken: what is done wrong, by a word of its own."""
        p, bad, x, counts = self.p, self.broken, self.x[rows], self.counts[rows]
        n, steps, _ = x.shape
        units = p["Wh"].shape[0]
        h, c = np.zeros((steps + 1, n, units)), np.zeros((steps + 1, n, units))
        gates = []
        for t in range(steps):
            a = x[:, t] @ p["Wx"] + h[t - 1 + 1] @ p["Wh"] + p["b"] if self.cell != "GRU" else None
            if self.cell == "RNN":
                h[t + 1] = np.tanh(a)
                gates.append(None)
            elif self.cell == "LSTM":  # i f o g, as cs231n has them
                ai, af, ao, ag = np.split(a, 4, axis=1)
                i, f, o, g = sigmoid(ai), sigmoid(af), sigmoid(ao), np.tanh(ag)
                c[t + 1] = f * c[t] + i * g
                h[t + 1] = o * np.tanh(c[t + 1])
                gates.append((i, f, o, g))
            else:  # PyTorch's: r z n
                ir, iz, inn = np.split(x[:, t] @ p["Wx"] + p["b"], 3, axis=1)
                hr, hz, hn = np.split(h[t] @ p["Wh"] + p["b2"], 3, axis=1)
                r, z = sigmoid(ir + hr), sigmoid(iz + hz)
                nn = np.tanh(inn + r * hn)
                h[t + 1] = (1 - z) * nn + z * h[t]
                gates.append((r, z, nn, hn))
        y = np.swapaxes(h[1:], 0, 1) @ p["V"] + p["c"]
        mask = np.ones_like(counts) if bad.get("mask") == "none" else counts
        dy = 2 * (y - self.target[rows]) / self.target.shape[2] * mask[..., None]
        dy = dy / (mask.size if bad.get("mask") == "mean" else mask.sum())
        found: dict[str, list[Array]] = {name: [] for name in ("Wx", "Wh", "b", "b2", "V", "c")}
        dh_next, dc_next = np.zeros((n, units)), np.zeros((n, units))
        for t in reversed(range(steps)):
            found["V"].append(h[t + 1].T @ dy[:, t])
            found["c"].append(dy[:, t].sum(axis=0))
            dh = dy[:, t] @ p["V"].T + dh_next
            turned = p["Wh"] if bad.get("turned") else p["Wh"].T
            if self.cell == "RNN":
                slope = {"output": 1 - np.tanh(h[t + 1]) ** 2, "none": 1.0}.get(
                    bad.get("slope", ""), 1 - h[t + 1] ** 2
                )
                da = db = dh * slope
                dh_next = da @ turned
            elif self.cell == "LSTM":
                i, f, o, g = gates[t]
                tc = np.tanh(c[t + 1])
                dc = dc_next + dh * o * (1 - tc**2)
                si = (1 - i**2) if bad.get("slope") == "i as tanh" else i * (1 - i)
                parts = dc * g * si, dc * c[t] * f * (1 - f), dh * tc * o * (1 - o), dc * i * (1 - g**2)
                da = db = np.concatenate(parts, axis=1)
                dh_next, dc_next = da @ p["Wh"].T, dc * f
                if bad.get("path") == "h":
                    dh_next = 0 * dh_next
                if bad.get("path") == "c":
                    dc_next = 0 * dc_next
            else:
                r, z, nn, hn = gates[t]
                dn = dh * (1 - z) * (1 - nn**2)
                dz = dh * (h[t] - nn) * z * (1 - z)
                dr = dn * hn * r * (1 - r)
                da, db = np.concatenate([dr, dz, dn], axis=1), np.concatenate([dr, dz, dn * r], axis=1)
                dh_next = db @ p["Wh"].T + (0 if bad.get("path") == "z" else dh * z)
            found["Wx"].append(x[:, t].T @ da)
            found["Wh"].append(h[t].T @ db)
            found["b"].append(da.sum(axis=0))
            found["b2"].append(db.sum(axis=0))
            if bad.get("path") == "all" or (bad.get("cut") and t % bad["cut"] == 0):
                dh_next, dc_next = 0 * dh_next, 0 * dc_next
        return {name: np.stack(rows[::-1]) for name, rows in found.items()}

    def whole(self) -> dict[str, Array]:
        """The same, summed over steps."""
        return {name: table.sum(axis=0) for name, table in self.gradients().items()}

    def within_reach(self, steps: int) -> dict[str, Array]:
        """Each step's loss goes back so many steps: a pass for every loss, of the steps before it alone."""
        counts, total = self.counts, {}
        for t in np.flatnonzero(counts.any(axis=0)):
            alone = np.zeros_like(counts)
            alone[:, t] = counts[:, t]
            part = Case(self.cell, self.p, self.x, self.target, alone).gradients()
            share = alone.sum() / counts.sum()
            for name, table in part.items():
                total[name] = total.get(name, 0) + share * table[max(0, t - steps + 1) : t + 1].sum(axis=0)
        return total

    def clipped_rows(self, most: float) -> dict[str, Array]:
        """Each row's gradient clipped by its norm, then the mean."""
        rows = []
        for row in range(len(self.x)):
            alone = {name: table.sum(axis=0) for name, table in self.gradients(slice(row, row + 1)).items()}
            names = ("Wx", "Wh", "b", "V", "c")
            norm = np.sqrt(sum(np.sum(alone[name] ** 2) for name in names))
            rows.append({name: table * min(1, most / norm) for name, table in alone.items()})
        return {name: np.mean([row[name] for row in rows], axis=0) for name in rows[0]}


def drawn_case(cell: str, units: int = 3, seed: int = 0, rows: int = 4, steps: int = 7) -> Case:
    """Drawn from a seed; every step counts."""
    rng, many = np.random.default_rng(seed), {"RNN": 1, "LSTM": 4, "GRU": 3}[cell]
    p = {
        "Wx": rng.normal(size=(2, many * units)), "Wh": rng.normal(size=(units, many * units)) * 0.7,
        "b": rng.normal(size=many * units) * 0.3, "b2": rng.normal(size=many * units) * 0.3,
        "V": rng.normal(size=(units, 2)), "c": rng.normal(size=2),
    }  # fmt: skip
    x, target = rng.normal(size=(rows, steps, 2)), rng.normal(size=(rows, steps, 2))
    return Case(cell, p, x, target, np.ones((rows, steps), bool))
