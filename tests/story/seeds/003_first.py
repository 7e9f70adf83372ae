from openai import OpenAI
client = OpenAI() # Read OPENAI_API_KEY from the environment by default
# The Images API is better for one-off image generation
result = client.images.generate(
    model="gpt-image-2",
    prompt="A minimalist tech-style product poster, dark background, glowing chip in the center",
    size="1024x1024", # Control output dimensions
    quality="high" # Control rendering quality
)
