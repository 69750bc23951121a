"""What every animation format does, as Pillow reads it back."""

import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageSequence

from engine.errors import FileError, ParameterError
from engine.files.animation import WRITERS, Timing, check_animation_name, open_writer

every_format = pytest.mark.parametrize("ending", WRITERS)
WHITE, INK, RED = 0xFFFFFFFF, 0xFF1F2328, 0xFFB2182B


def picture(width: int, height: int, colour: int = WHITE) -> np.ndarray:
    return np.full((height, width), colour, dtype=np.uint32)


def written(
    ending: str, frames: list[np.ndarray], frames_per_second: int = 10, *, loop: bool = True
) -> bytes:
    file = io.BytesIO()
    writer = open_writer(f"run{ending}", file, Timing(len(frames), frames_per_second, loop))
    writer.plan(frames)
    for frame in frames:
        writer.add(frame)
    writer.close()
    return file.getvalue()


def read(data: bytes) -> list[np.ndarray]:
    """The frames as Pillow draws them, 0xffRRGGBB."""
    frames = []
    for frame in ImageSequence.Iterator(Image.open(io.BytesIO(data))):
        red, green, blue = np.moveaxis(np.asarray(frame.convert("RGB")).astype(np.uint32), -1, 0)
        frames.append(0xFF000000 | red << 16 | green << 8 | blue)
    return frames


def moving_square(count: int) -> list[np.ndarray]:
    frames = []
    for index in range(count):
        frame = picture(61, 33)
        frame[5:9, 3 * index + 1 : 3 * index + 6] = RED
        frame[20, ::2] = INK
        frames.append(frame)
    return frames


@every_format
def test_frames_are_read_back_as_they_were(ending: str) -> None:
    frames = moving_square(7)
    found = read(written(ending, frames))
    assert len(found) == 7
    assert all(np.array_equal(one, other) for one, other in zip(found, frames, strict=True))


@every_format
def test_frame_that_repeats_the_one_before_is_a_frame(ending: str) -> None:
    frames = [picture(20, 10), picture(20, 10), picture(20, 10, INK)]
    found = read(written(ending, frames))
    assert [int(frame[0, 0]) for frame in found] == [WHITE, WHITE, INK]


@every_format
@pytest.mark.parametrize("frames_per_second", [1, 10, 25])
def test_every_frame_is_shown_as_long_as_asked(ending: str, frames_per_second: int) -> None:
    image = Image.open(io.BytesIO(written(ending, moving_square(3), frames_per_second)))
    for index in range(3):
        image.seek(index)
        image.load()
        assert image.info["duration"] == 1000 / frames_per_second


@every_format
def test_it_plays_for_ever_or_once(ending: str) -> None:
    for_ever, once = (
        Image.open(io.BytesIO(written(ending, moving_square(2), loop=loop))).info.get("loop")
        for loop in (True, False)
    )
    assert for_ever == 0
    assert once in (1, None)  # a GIF that says nothing plays once


@every_format
@given(data=st.data())
@settings(max_examples=30)
def test_any_pictures_come_back(ending: str, data: st.DataObject) -> None:
    width, height, seed = (data.draw(st.integers(1, most)) for most in (40, 30, 2**31))
    chance = np.random.default_rng(seed)
    palette = chance.integers(0, 2**24, data.draw(st.integers(1, 20)), dtype=np.uint32) | 0xFF000000
    frames = [palette[chance.integers(0, len(palette), (height, width))] for _ in range(4)]
    for index in range(1, 4):
        keep = chance.random((height, width)) < data.draw(st.sampled_from((0.0, 0.5, 0.99, 1.0)))
        frames[index] = np.where(keep, frames[index - 1], frames[index])
    found = read(written(ending, frames))
    assert all(np.array_equal(one, other) for one, other in zip(found, frames, strict=True))


def test_gif_says_that_it_is_of_the_version_with_animations() -> None:
    assert all(written(".gif", moving_square(2), loop=loop)[:6] == b"GIF89a" for loop in (True, False))


def test_gif_of_more_colours_than_it_can_hold_comes_near_them() -> None:
    levels = np.linspace(0, 255, 600).astype(np.uint32)
    frame = np.broadcast_to(0xFF000000 | levels << 16 | (255 - levels) << 8 | 128, (40, 600)).astype(
        np.uint32
    )
    (found,) = read(written(".gif", [frame]))
    differences = [
        np.abs((found >> shift & 255).astype(int) - (frame >> shift & 255)) for shift in (16, 8, 0)
    ]
    assert np.max(differences) <= 6


def test_gif_keeps_the_colour_of_a_thin_curve_beside_many_greys() -> None:
    frame = picture(256, 200)
    frame[:190] = 0xFF000000 | np.arange(256, dtype=np.uint32) * 0x010101
    frame[195, :40] = RED
    (found,) = read(written(".gif", [frame]))
    assert abs(int(found[195, 3] >> 16 & 255) - 0xB2) < 16
    assert abs(int(found[195, 3] & 255) - 0x2B) < 16


@every_format
def test_frames_of_different_sizes_are_refused(ending: str) -> None:
    with pytest.raises(ParameterError, match="as large as the one before"):
        written(ending, [picture(20, 10), picture(10, 20)])


@pytest.mark.parametrize("name", ["run.mp4", "run", "run.gif.txt", ""])
def test_another_ending_is_refused(name: str) -> None:
    with pytest.raises(FileError, match=r"must end in \.gif, \.webp or \.png"):
        check_animation_name(name)


@pytest.mark.parametrize("frames_per_second", [0, 31, -1])
def test_speed_out_of_range_is_refused(frames_per_second: int) -> None:
    with pytest.raises(ParameterError, match="must be from 1 to 30"):
        Timing(3, frames_per_second)
