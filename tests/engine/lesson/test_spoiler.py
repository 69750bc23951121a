"""Pages that tell what another page asks are known, and kept back or asked about."""

from engine.lesson.lesson import Lesson, lesson_of
from engine.lesson.progress import answered, begun, kept_back, told_by
from engine.lesson.spoiler import Spoiler, may_be_held, spoilers
from tests.engine.lesson_texts import HEAD, asked, block, page

SEEN = block("state", 'experiment = "notebook"\nt = 1')
ASKED = asked("predict", 'answer = "target at 3"')
OTHER = block("state", 'set = ["sequence.weight=1"]')
CHOICE = 'options = [{text = "a", right = true}, {text = "b"}]'


def of(*pages: str) -> Lesson:
    return lesson_of(HEAD + "\n".join(pages), "test")


def test_run_that_is_the_same_up_to_the_asked_step_tells_it() -> None:
    lesson = of(page(SEEN, "Look."), page(SEEN, ASKED), page(OTHER, "Other."), page(SEEN, "Same."))
    assert spoilers(lesson) == (Spoiler(1, "2.1", 3), Spoiler(4, "2.1", 3))


def test_text_that_names_the_number_tells_it() -> None:
    lesson = of(page(SEEN, ASKED), page(OTHER, "It was {{target at 3 with sequence.weight=2}}."))
    assert spoilers(lesson) == ()  # named as another run's
    lesson = of(page(SEEN, ASKED), page(SEEN, "It was {{target from 1 to 4}}."))
    assert Spoiler(2, "1.1", None) in spoilers(lesson)


def test_earlier_page_is_kept_from_going_that_far_until_it_is_answered() -> None:
    lesson = of(page(SEEN, "Look at [one](go:1)."), page(SEEN, ASKED))
    progress = begun(lesson)
    assert kept_back(progress, lesson, lesson.pages[0]) == 3
    right = lesson.questions["2.1"][0].right_answer(lesson.pages[1].scene)
    assert kept_back(answered(progress, lesson, "2.1", right), lesson, lesson.pages[0]) is None


def test_page_that_needs_the_steps_is_not_held() -> None:
    for needs in ("[last](go:end)", "[three](go:3)", "[run](run:)"):
        lesson = of(page(SEEN, needs), page(SEEN, ASKED))
        assert not may_be_held(lesson.pages[0], 3)
        assert kept_back(begun(lesson), lesson, lesson.pages[0]) is None
    at_three = block("state", 'experiment = "notebook"\nt = 3')
    assert not may_be_held(of(page(at_three, "Look.")).pages[0], 3)
    assert may_be_held(of(page(SEEN, "[two](go:2)")).pages[0], 3)


def test_later_page_is_asked_about_while_the_question_is_open() -> None:
    lesson = of(page(SEEN, ASKED), page(OTHER, asked("choose", CHOICE)), page(SEEN, "Same."))
    progress = begun(lesson)
    assert told_by(progress, lesson, 2) == ()
    assert told_by(progress, lesson, 3) == ("1.1",)
    wrong = answered(progress, lesson, "1.1", 0)
    assert told_by(wrong, lesson, 3) == ("1.1",)
    right = lesson.questions["1.1"][0].right_answer(lesson.pages[0].scene)
    assert told_by(answered(progress, lesson, "1.1", right), lesson, 3) == ()


def test_question_whose_run_is_to_be_read_holds_nothing_back() -> None:
    find = asked("find", 'condition = "target > 50"')
    assert spoilers(of(page(SEEN, find), page(SEEN, "Same."))) == ()


def test_lesson_that_computes_for_long_has_no_spoilers_and_is_read() -> None:
    long = block("state", 'experiment = "notebook"\nset = ["sequence.seq_len=4000"]\nt = 1')
    many = of(*(page(long, ASKED, title=f"{number}") for number in range(8)))
    assert isinstance(spoilers(many), tuple)
