from openai import OpenAI
client = OpenAI(
    api_key="your-codegateway-api-key",
    base_url="https://api.codegateway.dev/v1"
)
response = client.images.generate(
    model="gpt-image-2",
    prompt="Clean app icon representing a code gateway, deep blue, logo style",
    n=1,
    size="1024x1024",
    quality="high",
    output_format="png",
    background="transparent" # requires PNG or WebP
)
