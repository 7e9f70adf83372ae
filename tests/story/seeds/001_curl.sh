curl -s https://api.xairouter.com/v1/images/generations \
  -H "Content-Type: application/json" \
  -H "Authorization: Bearer YOUR_API_KEY" \
  -d '{
    "model": "gpt-image-2",
    "prompt": "A vertical poster for a modern tea brand, glass cup, grapefruit slices, fresh white and green background",
    "size": "1024x1536",
    "quality": "high",
    "output_format": "png"
  }' | jq -r '.data[0].b64_json' | base64 --decode > poster.png
