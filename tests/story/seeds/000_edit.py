from openai import OpenAI

client = OpenAI(
    api_key="your-codegateway-api-key",
    base_url="https://api.codegateway.dev/v1"
)

# The document passes base64 strings, which the client itself refuses; bytes are the same call.
with open("original.png", "rb") as f:
    original = f.read()
with open("mask.png", "rb") as f:
    mask = f.read()
response = client.images.edit(
    model="gpt-image-2",
    image=original,
    mask=mask, # White = areas to replace; Black = keep as-is
    prompt="Replace the background with a sunset beach scene",
    n=1,
    size="1024x1024"
)
print(response.data[0].url)
