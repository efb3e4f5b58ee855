"""Writes a trained model as a folder that transformers.js loads: configuration, tokenizer, ONNX graph, measured scores."""

import json

from onnx_file import model_bytes
from vocabulary import PADDING, UNKNOWN, write_tokenizer

LONGEST = 512


def write_json(path, value):
    """Readable JSON."""
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def write_folder(out, vocabulary, table, results):
    """`table`: float32 [pieces, dimensions]; `results`: what training measured, kept as scores.json."""
    (out / "onnx").mkdir(parents=True, exist_ok=True)
    (out / "onnx/model_quantized.onnx").write_bytes(model_bytes(table))
    write_tokenizer(vocabulary, out / "tokenizer.json")
    write_json(
        out / "config.json",
        {
            # transformers.js asks for a known type; a "bert" is to it any encoder with ids and a mask.
            "model_type": "bert",
            "architectures": ["BertModel"],
            "hidden_size": table.shape[1],
            "vocab_size": len(vocabulary),
        },
    )
    write_json(
        out / "tokenizer_config.json",
        {
            "tokenizer_class": "PreTrainedTokenizer",
            "model_max_length": LONGEST,
            "pad_token": PADDING,
            "unk_token": UNKNOWN,
        },
    )
    write_json(out / "tangthu.json", {"name": "tangthu-static-vi"})
    write_json(out / "scores.json", results)
