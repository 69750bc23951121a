"""Import TensorFlow and Keras, late and without freezing the window."""

from engine.errors import Unavailable


def load_keras() -> None:
    """Import TensorFlow and Keras. Raises Unavailable, with what is missing or broken."""
    try:
        import keras  # noqa: F401
    except Exception as error:
        raise Unavailable("TensorFlow", str(error)) from error
