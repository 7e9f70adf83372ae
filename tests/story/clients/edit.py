"""What a customer of the Python client, 1.x or 3.x, edits; takes a folder, prints one JSON object of what it got.

The folder has photo.png, other.png, mask.png.
"""

import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openai

HERE = Path(sys.argv[1])
ASKED: dict[str, Any] = {"model": "gpt-image-2", "prompt": "Make the sky green", "quality": "low"}


def refusal(call: Callable[[], Any]) -> dict[str, Any]:
    try:
        call()
    except openai.BadRequestError as problem:
        return {"typed": True, "status": problem.status_code, "code": problem.code, "param": problem.param}
    except openai.APIError as problem:
        return {"typed": False, "name": type(problem).__name__}
    return {}


def told(answer: Any) -> dict[str, Any]:
    return {
        "pictures": [datum.b64_json for datum in answer.data],
        "image_tokens": answer.usage.input_tokens_details.image_tokens,
        "impasto": answer.to_dict().get("impasto"),
    }


def main() -> None:
    client = openai.OpenAI(max_retries=0)
    photo, other, mask = (HERE / f"{name}.png" for name in ("photo", "other", "mask"))

    def edit(image: Any, **more: Any) -> Any:
        return client.images.edit(image=image, **{**ASKED, **more})

    with photo.open("rb") as opened, mask.open("rb") as opened_mask:
        forms: dict[str, tuple[Any, Any]] = {
            "file": (opened, opened_mask),
            "bytes": (photo.read_bytes(), mask.read_bytes()),
            "bytesio": (io.BytesIO(photo.read_bytes()), io.BytesIO(mask.read_bytes())),
            "path": (photo, mask),
            "tuple": (
                ("photo", photo.read_bytes(), "application/octet-stream"),
                ("mask", mask.read_bytes(), "text/plain"),
            ),
            "list of one": ([photo], mask),
            "list of two": ([photo, other.read_bytes()], mask),
            "sixteen": ([photo, *[other] * 15], mask),
        }
        answers = {name: told(edit(image, mask=given)) for name, (image, given) in forms.items()}

    events = [(event.type, event.b64_json) for event in edit(photo, mask=mask, stream=True, partial_images=2)]
    print(
        json.dumps(
            {
                "version": openai.__version__,
                "forms": answers,
                "stream": events,
                "extra": told(
                    edit(photo, mask=mask, extra_body={**json.loads(os.environ["EXTRA"]), "mask_mode": "guide"})
                ),
                "refusals": {
                    "seventeen": refusal(lambda: edit([photo] * 17)),
                    "bytes": refusal(lambda: edit(b"not a picture!")),
                    "mask": refusal(lambda: edit(photo, mask=photo)),
                    "fidelity": refusal(lambda: edit(photo, input_fidelity="high")),
                    "strange": refusal(lambda: edit(photo, extra_body={"strange": {"a": [1, 2]}})),
                    "stream": refusal(lambda: edit(photo, mask=photo, stream=True)),
                },
            }
        )
    )


main()
