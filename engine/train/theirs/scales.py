"""Numbers by which a gradient is divided once too often, or not at all."""

from engine.train.theirs.plain_pass import PlainPass


def scales_of(plain: PlainPass) -> list[tuple[str, int]]:
    """Numbers above 1, with what each is the number of; each number once."""
    rows, steps = plain.rows, plain.steps
    counting, outputs = int(plain.counts.sum()), int(plain.target.shape[2])
    found = {
        "the number of rows": rows,
        "the number of steps": steps,
        "the number of outputs": outputs,
        "the number of steps of all rows that count": counting,
        "the number of steps and outputs": steps * outputs,
        "the number of rows and outputs": rows * outputs,
        "the number of all numbers that count": counting * outputs,
    }
    by_number = {number: what for what, number in reversed(found.items()) if number > 1}
    return [(what, number) for number, what in by_number.items()]
