"""What the Python client, 1.x or 3.x, raises for failures: takes cases as JSON, prints what became of each, as JSON.

Every case is run at the client's defaults, all at once; a case may have a timeout of its own, in seconds.
"""

import asyncio
import base64
import json
import sys
from typing import Any

import httpx
import openai

requests: dict[str, int] = {}


async def count(request: httpx.Request) -> None:
    prompt = json.loads(request.content)["prompt"]
    requests[prompt] = requests.get(prompt, 0) + 1


async def told(client: openai.AsyncOpenAI, case: dict[str, Any]) -> dict[str, Any]:
    options = {"timeout": case["timeout"]} if "timeout" in case else {}
    asked: dict[str, Any] = {"model": "gpt-image-2", "prompt": case["name"], "size": "1024x1024", "quality": "low"}
    try:
        if case.get("stream"):
            stream = await client.images.generate(
                **asked, stream=True, extra_headers={"Impasto-Fault": case["fault"]}, **options
            )
            picture = [event.b64_json async for event in stream][-1]
        else:
            answer = await client.images.generate(**asked, extra_headers={"Impasto-Fault": case["fault"]}, **options)
            picture = answer.data[0].b64_json
    except (openai.OpenAIError, httpx.HTTPError) as problem:
        return {
            "raised": [kind.__name__ for kind in type(problem).__mro__],
            "status": getattr(problem, "status_code", None),
            "code": getattr(problem, "code", None),
            "request_id": getattr(problem, "request_id", None),
        }
    return {"bytes": len(base64.b64decode(picture))}


async def main() -> None:
    cases = json.loads(sys.argv[1])
    # Its own transport at its own defaults, with a look at what passes.
    http_client = openai.DefaultAsyncHttpxClient(event_hooks={"request": [count]})
    async with openai.AsyncOpenAI(http_client=http_client) as client:
        answers = await asyncio.gather(*(told(client, case) for case in cases))
    found = {
        case["name"]: {**answer, "requests": requests[case["name"]]}
        for case, answer in zip(cases, answers, strict=True)
    }
    print(json.dumps({"version": openai.__version__, "cases": found}))


asyncio.run(main())
