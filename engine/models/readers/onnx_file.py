"""`.onnx`: a graph whose nodes RNN, GRU and LSTM are read, with a readout behind them."""

from typing import ClassVar

from engine.models.child.process import read_in_child
from engine.models.onnx_chain import OnnxChain
from engine.models.onnx_constants import nodes_of, with_made
from engine.models.onnx_size import check_size
from engine.models.opened import OpenedModel, opened
from engine.models.readers.base import ModelFile, ModelReader

_FIRST = 0x08  # the field ir_version, which every model begins with
_VERSIONS = range(2, 64)
_NEXT = (0x12, 0x1A, 0x22, 0x28, 0x32, 0x3A, 0x42)  # the fields that may follow it


class OnnxFile(ModelReader):
    """Written by `torch.onnx.export`, tf2onnx, or this program."""

    title: ClassVar[str] = "ONNX model"
    endings = (".onnx",)

    def may_read(self, file: ModelFile) -> bool:
        head = file.data[:3]
        return len(head) == 3 and head[0] == _FIRST and head[1] in _VERSIONS and head[2] in _NEXT

    def read(self, file: ModelFile) -> OpenedModel:
        check_size(file.data)
        answer = read_in_child("onnx", {}, file.data)
        nodes = nodes_of(answer.data["nodes"])
        constants = with_made(nodes, answer.arrays)
        inputs = [(name, sizes) for name, sizes in answer.data["inputs"] if name not in constants]
        return opened(OnnxChain(nodes, constants).follow(inputs), "ONNX")
