from openai import OpenAI
client = OpenAI(
    api_key="your-codegateway-api-key",
    base_url="https://api.codegateway.dev/v1"
)
response = client.images.generate(
    model="gpt-image-2",
    prompt="Data visualization dashboard, neon blue glow effect, dark background, tech aesthetic",
    n=4, # 4 variations in one API call
    size="1024x1024",
    quality="medium"
)
for i, img in enumerate(response.data):
    print(f"Variant {i+1}: {img.url}")
