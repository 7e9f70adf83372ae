"""The providers beside OpenAI: the config that leads to them, and what Google answers. All on one loopback address."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .provider import Exchange

ENTRIES = {
    "openai": """
        provider = "openai"
        base_url = "{origin}/v1"
        key_file = "{key_file}"
        models = ["gpt-image-2"]
    """,
    "azure": """
        provider = "azure"
        base_url = "{origin}"
        key_file = "{key_file}"
        models = {{ "gpt-image-2" = "our-drawings", "gpt-image-2-2026-04-21" = "our-drawings" }}
    """,
    "azure-v1": """
        provider = "azure"
        base_url = "{origin}/openai/v1/"
        key_file = "{key_file}"
        models = {{ "gpt-image-1.5" = "our-older-drawings" }}
    """,
    "gemini": """
        provider = "gemini"
        base_url = "{origin}/v1beta"
        key_file = "{key_file}"
        models = {{ "gpt-image-2" = "gemini-3.1-flash-image", "gemini-3-pro-image" = "gemini-3-pro-image" }}
    """,
    "local": """
        provider = "openai"
        base_url = "{origin}/local/v1"
        models = ["z-image"]
        capabilities = {{ mask = "white", stream = false, usage = false, max_n = 1, omit = ["model", "quality"] }}
    """,
    "flat": """
        provider = "openai"
        base_url = "{origin}/flat/v1"
        key_file = "{key_file}"
        models = ["gpt-image-2-all"]
        cost = {{ type = "flat", each = "0.02" }}
        [engines.flat.capabilities]
        max_n = 1
        mask = "none"
        stream = false
        usage = false
        omit = ["n", "size", "quality", "background", "output_format", "output_compression", "moderation", "user"]
    """,
    "free": """
        provider = "openai"
        base_url = "{origin}/free/v1"
        models = ["flux"]
        capabilities = {{ mask = "none", free_to_repeat = true }}
        cost = {{ type = "flat", each = "0" }}
    """,
}
"""Engines by name, as a config file has them."""


def write_config(folder: Path, origin: str, key: str, *names: str) -> Path:
    """A config file with these engines, and the file of the key beside it."""
    key_file, config = folder / "upstream-key", folder / "impasto.toml"
    key_file.write_text(key)
    tables = (f"[engines.{name}]\n" + ENTRIES[name].format(origin=origin, key_file=key_file) for name in names)
    config.write_text("\n".join(tables))
    return config


DRAWN_AT_1K = {
    "1:1": (1024, 1024),
    "16:9": (1376, 768),
    "9:16": (768, 1376),
    "3:2": (1264, 848),
    "2:3": (848, 1264),
    "4:3": (1200, 896),
    "3:4": (896, 1200),
    "21:9": (1584, 672),
}
GOOGLES_USAGE = {
    "promptTokenCount": 8,
    "candidatesTokenCount": 1120,
    "totalTokenCount": 1128,
    "promptTokensDetails": [{"modality": "TEXT", "tokenCount": 8}],
    "candidatesTokensDetails": [{"modality": "IMAGE", "tokenCount": 1120}],
}


def size_for_google(words: dict[str, Any]) -> str:
    """The size that is asked for; 1K where none is."""
    asked = words["generationConfig"].get("imageConfig", {})
    width, height = DRAWN_AT_1K[asked.get("aspectRatio", "1:1")]
    times = {"1K": 1, "2K": 2, "4K": 4}[asked.get("imageSize", "1K")]
    return f"{width * times}x{height * times}"


def googles(*data: str, **changes: Any) -> dict[str, Any]:
    """A whole answer of `generateContent`: words, pictures in base64, and a signature as long as a picture."""
    parts = [{"text": "Here is your picture."}, {"thought": True, "text": "A fox."}]
    parts += [
        {"inlineData": {"mimeType": "image/png", "data": one}, "thoughtSignature": "c2ln" * 400_000} for one in data
    ]
    candidate = {"content": {"role": "model", "parts": parts}, "finishReason": "STOP", "index": 0}
    return {
        "candidates": [candidate],
        "usageMetadata": GOOGLES_USAGE,
        "modelVersion": "gemini-3.1-flash-image",
        **changes,
    }


def draw_as_google(exchange: "Exchange") -> None:
    """One picture of the size that was asked for."""
    from .provider import b64, picture

    exchange.json(googles(b64(picture(size_for_google(exchange.asked.words)))))
