from openai import OpenAI
client = OpenAI(
    api_key="your-codegateway-api-key",
    base_url="https://api.codegateway.dev/v1"
)
import base64
response = client.images.generate(
    model="gpt-image-2",
    prompt="Minimalist app UI screenshot, blue theme, clean white background",
    n=1,
    size="1024x1024",
    quality="high",
    output_format="png"
)
img_bytes = base64.b64decode(response.data[0].b64_json)
with open("output.png", "wb") as f:
    f.write(img_bytes)
print("Saved to output.png")
