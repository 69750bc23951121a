"""Animations as GIF, WebP and APNG, written frame by frame."""

from typing import BinaryIO

from engine.errors import FileError
from engine.files.animation.apng import ApngWriter
from engine.files.animation.base import AnimationWriter, Timing, check_frames
from engine.files.animation.gif import GifWriter
from engine.files.animation.webp import WebpWriter

WRITERS: dict[str, type[AnimationWriter]] = {".gif": GifWriter, ".webp": WebpWriter, ".png": ApngWriter}


def check_animation_name(name: str) -> str:
    """The ending of a file's name. Raises FileError where it is none of an animation."""
    ending = next((ending for ending in WRITERS if name.lower().endswith(ending)), "")
    if not ending:
        raise FileError(f"{name} must end in .gif, .webp or .png")
    return ending


def open_writer(name: str, file: BinaryIO, timing: Timing) -> AnimationWriter:
    """What writes an animation of the format that the name's ending says. Raises FileError."""
    return WRITERS[check_animation_name(name)](file, timing)


__all__ = ["WRITERS", "AnimationWriter", "Timing", "check_animation_name", "check_frames", "open_writer"]
