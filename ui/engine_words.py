"""What a model was trained on, and why not on something faster, in words."""

from collections.abc import Mapping
from typing import Any

from ui.wording import Translate


def engine_words(engine: Mapping[str, Any], translate: Translate) -> str:
    """One line, such as "the processor, float32 (no CUDA graphics card was found)"; empty where a card says nothing."""
    match engine.get("device"):
        case "cpu":
            device = translate("engine", "the processor")
        case "cuda":
            device = translate("engine", "the graphics card (CUDA)")
        case "mps":
            device = translate("engine", "the graphics part of an Apple processor (MPS)")
        case _:
            return ""
    words = f"{device}, {engine.get('precision', '')}".rstrip(", ")
    reason = engine_note(engine, translate)
    return f"{words} ({reason})" if reason else words


def engine_note(engine: Mapping[str, Any], translate: Translate) -> str:
    """Why the engine is not what was asked for or would be fastest; empty where nothing is to be said."""
    match engine.get("note"):
        case "no_cuda":
            return translate("engine", "no CUDA graphics card was found")
        case "no_mps":
            return translate("engine", "MPS is not there, or did not learn as the processor does")
        case "reads_differently":
            return translate("engine", "a faster way did not read the essays alike")
        case "device_failed":
            return translate("engine", "the graphics card gave an error")
        case "out_of_memory":
            return translate("engine", "the graphics card has too little memory")
        case _:
            return ""
